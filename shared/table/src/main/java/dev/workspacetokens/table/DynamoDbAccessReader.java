package dev.workspacetokens.table;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.AuthorizerTable.ItemKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The authorizer's read: one strongly consistent `BatchGetItem` of at most three keys.
///
/// Items are told apart by their keys here, and [DecisionItems] says why nothing maps them.
public final class DynamoDbAccessReader implements AccessReader {

    /// How long one read may take, every attempt included. A decision makes four reads at most, and three calls of KMS
    /// of 1.2 seconds each: together less than the eight seconds that an authorizer has.
    public static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration ATTEMPT = Duration.ofMillis(400);

    private final AuthorizerTable table;

    /// @param table of credentials, grants and apps
    public DynamoDbAccessReader(AuthorizerTable table) {
        this.table = table;
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
        return facts(DecisionItems.of(credential), DecisionItems.of(grant, "priming"), DecisionItems.of(owner));
    }

    private static Facts facts(@Nullable Attributes credential, @Nullable Attributes grant,
            @Nullable Attributes owner) {
        return new Facts(credential == null ? null : DecisionItems.credential(credential),
                grant == null ? null : DecisionItems.grant(grant),
                owner == null ? null : DecisionItems.appOwner(owner));
    }

    /// Reads the items of these keys, in their order; null for what is not there.
    private @Nullable Attributes[] readAll(List<ItemKey> keys) {
        var found = new @Nullable Attributes[keys.size()];
        for (Attributes item : table.read(keys, DEADLINE, ATTEMPT)) {
            found[indexAmong(keys, item)] = item;
        }
        return found;
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
