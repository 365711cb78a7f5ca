package dev.workspacetokens.aws.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// The authorizer's read: one strongly consistent `BatchGetItem` of at most three keys.
///
/// By the low-level client, because the enhanced one maps every item of a table with one schema; here items are told
/// apart by their keys. Keys that DynamoDB leaves unprocessed are asked for again until [#DEADLINE] has passed; then
/// it throws.
public final class DynamoDbAccessReader implements AccessReader {

    /// How long one read may take, every attempt included.
    public static final Duration DEADLINE = Duration.ofMillis(2_500);

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
            return new Facts(map(CredentialItem.SCHEMA, items.get(credential)), null, null);
        }
        var grant = key(Keys.grantPartition(token.value()), app.value());
        var owner = key(Keys.appPartition(app), Keys.APP);
        var items = readAll(List.of(credential, grant, owner));
        GrantItem found = map(GrantItem.SCHEMA, items.get(grant));
        return new Facts(map(CredentialItem.SCHEMA, items.get(credential)), found == null ? null : found.grant(),
                map(AppOwnerItem.SCHEMA, items.get(owner)));
    }

    @Override
    public Optional<Grant> grant(String grantSet, Slug app) {
        var item = client.getItem(r -> r.tableName(table).consistentRead(true)
                .key(key(Keys.grantPartition(grantSet), app.value()))
                .overrideConfiguration(c -> c.apiCallTimeout(DEADLINE)));
        return item.hasItem() ? Optional.of(GrantItem.SCHEMA.mapToItem(item.item()).grant()) : Optional.empty();
    }

    private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> readAll(
            List<Map<String, AttributeValue>> keys) {
        long end = nanoTime.getAsLong() + DEADLINE.toNanos();
        var found = new HashMap<Map<String, AttributeValue>, Map<String, AttributeValue>>();
        List<Map<String, AttributeValue>> rest = keys;
        for (int attempt = 1;; attempt++) {
            long left = end - nanoTime.getAsLong();
            if (left <= 0) {
                throw new Refusal.Unavailable("The table did not answer in time.");
            }
            BatchGetItemResponse answer = client.batchGetItem(request(rest, Duration.ofNanos(left)));
            for (var item : answer.responses().getOrDefault(table, List.of())) {
                found.put(key(item), item);
            }
            KeysAndAttributes unprocessed = answer.unprocessedKeys().get(table);
            if (unprocessed == null || unprocessed.keys().isEmpty()) {
                return found;
            }
            rest = new ArrayList<>(unprocessed.keys());
            pause.untilNext(attempt);
        }
    }

    private BatchGetItemRequest request(List<Map<String, AttributeValue>> keys, Duration timeout) {
        return BatchGetItemRequest.builder()
                .requestItems(Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build()))
                .overrideConfiguration(c -> c.apiCallTimeout(timeout)).build();
    }

    private static <T> @Nullable T map(TableSchema<T> schema, @Nullable Map<String, AttributeValue> item) {
        return item == null ? null : schema.mapToItem(item);
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(Keys.PK, AttributeValue.fromS(pk), Keys.SK, AttributeValue.fromS(sk));
    }

    /// @throws IllegalStateException when the answer is not what was asked for
    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        AttributeValue pk = item.get(Keys.PK);
        AttributeValue sk = item.get(Keys.SK);
        if (pk == null || sk == null) {
            throw new IllegalStateException("the table answered with an item that has no key");
        }
        return Map.of(Keys.PK, pk, Keys.SK, sk);
    }
}
