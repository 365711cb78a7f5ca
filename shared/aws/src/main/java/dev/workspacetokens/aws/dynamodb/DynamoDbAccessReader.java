package dev.workspacetokens.aws.dynamodb;

import dev.workspacetokens.aws.retry.Pause;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// The authorizer's read: one strongly consistent `BatchGetItem` of at most three keys.
///
/// By the low-level client: items are told apart by their keys here, and [DecisionItems] says why nothing maps them.
/// Keys that DynamoDB leaves unprocessed are asked for again until [#DEADLINE] has passed; then it throws.
public final class DynamoDbAccessReader implements AccessReader {

    /// How long one read may take, every attempt included. A decision makes four reads at most and one call of KMS.
    public static final Duration DEADLINE = Duration.ofMillis(1_200);
    private static final Duration ATTEMPT = Duration.ofMillis(400);

    private final DynamoDbClient client;
    private final String table;
    private final LongSupplier nanoTime;
    private final Pause pause;

    /// @param client of the region that holds the table
    /// @param table its name
    public DynamoDbAccessReader(DynamoDbClient client, String table) {
        this(client, table, System::nanoTime, Pause.JITTERED);
    }

    DynamoDbAccessReader(DynamoDbClient client, String table, LongSupplier nanoTime, Pause pause) {
        this.client = client;
        this.table = table;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    @Override
    public Facts read(TokenId token, @Nullable Slug app) {
        var credential = key(Keys.credentialPartition(token), Keys.CREDENTIAL);
        if (app == null) {
            var items = readAll(List.of(credential));
            return facts(items.get(credential), null, null);
        }
        var grant = key(Keys.grantPartition(token.value()), app.value());
        var owner = key(Keys.appPartition(app), Keys.APP);
        var items = readAll(List.of(credential, grant, owner));
        return facts(items.get(credential), items.get(grant), items.get(owner));
    }

    @Override
    public Optional<Grant> grant(String grantSet, Slug app) {
        var key = key(Keys.grantPartition(grantSet), app.value());
        var answer = client.getItem(r -> r.tableName(table).consistentRead(true).key(key)
                .overrideConfiguration(c -> c.apiCallTimeout(DEADLINE).apiCallAttemptTimeout(ATTEMPT)));
        return answer.hasItem() ? Optional.of(grant(List.of(key), answer.item())) : Optional.empty();
    }

    /// The same facts as the table would give them back, without asking it: what warms up the mapping of items.
    public static Facts asStored(Credential credential, Grant grant, AppOwner owner) {
        return facts(CredentialItem.SCHEMA.itemToMap(credential, true),
                GrantItem.SCHEMA.itemToMap(new GrantItem("priming", grant), true),
                AppOwnerItem.SCHEMA.itemToMap(owner, true));
    }

    private static Facts facts(@Nullable Map<String, AttributeValue> credential,
            @Nullable Map<String, AttributeValue> grant, @Nullable Map<String, AttributeValue> owner) {
        return new Facts(credential == null ? null : DecisionItems.credential(new Attributes(credential)),
                grant == null ? null : DecisionItems.grant(new Attributes(grant)),
                owner == null ? null : DecisionItems.appOwner(new Attributes(owner)));
    }

    private static Grant grant(List<Map<String, AttributeValue>> keys, Map<String, AttributeValue> item) {
        keyAmong(keys, item);
        return DecisionItems.grant(new Attributes(item));
    }

    private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> readAll(
            List<Map<String, AttributeValue>> keys) {
        long end = nanoTime.getAsLong() + DEADLINE.toNanos();
        var found = new HashMap<Map<String, AttributeValue>, Map<String, AttributeValue>>();
        List<Map<String, AttributeValue>> rest = keys;
        for (int attempt = 1;; attempt++) {
            BatchGetItemResponse answer = client.batchGetItem(request(rest, leftUntil(end)));
            for (var item : answer.responses().getOrDefault(table, List.of())) {
                found.put(keyAmong(keys, item), item);
            }
            KeysAndAttributes unprocessed = answer.unprocessedKeys().get(table);
            if (unprocessed == null || unprocessed.keys().isEmpty()) {
                return found;
            }
            rest = new ArrayList<>(unprocessed.keys());
            pause.untilNext(attempt, leftUntil(end));
        }
    }

    private Duration leftUntil(long end) {
        long left = end - nanoTime.getAsLong();
        if (left <= 0) {
            throw new Refusal.Unavailable("The table did not answer in time.");
        }
        return Duration.ofNanos(left);
    }

    private BatchGetItemRequest request(List<Map<String, AttributeValue>> keys, Duration timeout) {
        return BatchGetItemRequest.builder()
                .requestItems(Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build()))
                .overrideConfiguration(c -> c.apiCallTimeout(timeout).apiCallAttemptTimeout(ATTEMPT)).build();
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(Keys.PK, AttributeValue.fromS(pk), Keys.SK, AttributeValue.fromS(sk));
    }

    /// @throws IllegalStateException when the item is none of those that were asked for
    private static Map<String, AttributeValue> keyAmong(List<Map<String, AttributeValue>> keys,
            Map<String, AttributeValue> item) {
        return keys.stream().filter(key -> item.entrySet().containsAll(key.entrySet())).findFirst().orElseThrow(
                () -> new IllegalStateException("the table answered with an item that was not asked for"));
    }
}
