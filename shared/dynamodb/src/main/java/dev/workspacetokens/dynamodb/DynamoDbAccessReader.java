package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.dynamodb.AuthorizerTable.ItemKey;
import dev.workspacetokens.lambda.retry.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The authorizer's read: one strongly consistent `BatchGetItem` of at most three keys.
///
/// Items are told apart by their keys here, and [DecisionItems] says why nothing maps them. Keys that DynamoDB leaves
/// unprocessed are asked for again until [#DEADLINE] has passed; then it throws.
public final class DynamoDbAccessReader implements AccessReader {

    /// How long one read may take, every attempt included. A decision makes four reads at most and one call of KMS.
    public static final Duration DEADLINE = Duration.ofMillis(1_200);
    private static final Duration ATTEMPT = Duration.ofMillis(400);

    private final AuthorizerTable table;
    private final LongSupplier nanoTime;
    private final Pause pause;

    /// @param table of credentials, grants and apps
    public DynamoDbAccessReader(AuthorizerTable table) {
        this(table, System::nanoTime, Pause.JITTERED);
    }

    DynamoDbAccessReader(AuthorizerTable table, LongSupplier nanoTime, Pause pause) {
        this.table = table;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    @Override
    public Facts read(TokenId token, @Nullable Slug app) {
        var credential = new ItemKey(Keys.credentialPartition(token), Keys.CREDENTIAL);
        if (app == null) {
            return facts(readAll(List.of(credential))[0], null, null);
        }
        var grant = new ItemKey(Keys.grantPartition(token.value()), app.value());
        var owner = new ItemKey(Keys.appPartition(app), Keys.APP);
        var items = readAll(List.of(credential, grant, owner));
        return facts(items[0], items[1], items[2]);
    }

    @Override
    public Optional<Grant> grant(String grantSet, Slug app) {
        var key = new ItemKey(Keys.grantPartition(grantSet), app.value());
        return table.get(key, DEADLINE, ATTEMPT).map(item -> {
            var _ = indexAmong(List.of(key), item);
            return DecisionItems.grant(item);
        });
    }

    /// The same facts as the table would give them back, without asking it: what warms up the mapping of items.
    public static Facts asStored(Credential credential, Grant grant, AppOwner owner) {
        return facts(SdkAuthorizerTable.attributes(CredentialItem.SCHEMA.itemToMap(credential, true)),
                SdkAuthorizerTable.attributes(GrantItem.SCHEMA.itemToMap(new GrantItem("priming", grant), true)),
                SdkAuthorizerTable.attributes(AppOwnerItem.SCHEMA.itemToMap(owner, true)));
    }

    private static Facts facts(@Nullable Attributes credential, @Nullable Attributes grant,
            @Nullable Attributes owner) {
        return new Facts(credential == null ? null : DecisionItems.credential(credential),
                grant == null ? null : DecisionItems.grant(grant),
                owner == null ? null : DecisionItems.appOwner(owner));
    }

    /// Reads the items of these keys, in their order; null for what is not there.
    private @Nullable Attributes[] readAll(List<ItemKey> keys) {
        long end = nanoTime.getAsLong() + DEADLINE.toNanos();
        var found = new @Nullable Attributes[keys.size()];
        List<ItemKey> rest = keys;
        for (int attempt = 1;; attempt++) {
            AuthorizerTable.Found answer = table.read(rest, leftUntil(end), ATTEMPT);
            for (Attributes item : answer.items()) {
                found[indexAmong(keys, item)] = item;
            }
            rest = answer.unprocessed();
            if (rest.isEmpty()) {
                return found;
            }
            if (!keys.containsAll(rest)) {
                throw new IllegalStateException("the table left over what was not asked for");
            }
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

    /// @throws IllegalStateException when the item is none of those that were asked for
    private static int indexAmong(List<ItemKey> keys, Attributes item) {
        for (int i = 0; i < keys.size(); i++) {
            if (item.has(keys.get(i))) {
                return i;
            }
        }
        throw new IllegalStateException("the table answered with an item that was not asked for");
    }
}
