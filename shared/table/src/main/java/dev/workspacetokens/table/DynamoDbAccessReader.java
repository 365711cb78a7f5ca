package dev.workspacetokens.table;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.AuthorizerTable.ItemKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The authorizer's read: one strongly consistent `BatchGetItem` of at most three keys. What is read counts only under
/// its seal, which is checked where it is needed: a broken grant or app stands in nobody's way but that of those who
/// want it.
///
/// Items are told apart by their keys here, and [DecisionItems] says why nothing maps them.
public final class DynamoDbAccessReader implements AccessReader {

    /// How long one read may take, every attempt included. A decision makes four reads at most, two more of 0.2 seconds
    /// once a minute ([StateRows]), and five calls of KMS of 0.7 seconds each: together less than the eight seconds that
    /// an authorizer has.
    public static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final Duration ATTEMPT = Duration.ofMillis(400);

    private final AuthorizerTable table;
    private final SealCheck access;
    private final SealCheck directory;

    /// @param table of credentials, grants and apps
    /// @param access checks the seals of credentials and grants
    /// @param directory checks the seals of apps
    public DynamoDbAccessReader(AuthorizerTable table, SealCheck access, SealCheck directory) {
        this.table = table;
        this.access = access;
        this.directory = directory;
    }

    @Override
    public Facts read(TokenId token, @Nullable Slug app) {
        var credential = new ItemKey(Keys.credentialPartition(token), Keys.CREDENTIAL);
        if (app == null) {
            return Stored.of(readAll(List.of(credential))[0], null, access, null, directory);
        }
        var grant = new ItemKey(Keys.grantPartition(token.value()), app.value());
        var owner = new ItemKey(Keys.appPartition(app), Keys.APP);
        var items = readAll(List.of(credential, grant, owner));
        return Stored.of(items[0], items[1], access, items[2], directory);
    }

    @Override
    public Optional<Grant> grant(String grantSet, Slug app) {
        var key = new ItemKey(Keys.grantPartition(grantSet), app.value());
        return table.get(key, DEADLINE, ATTEMPT).map(item -> {
            var _ = indexAmong(List.of(key), item);
            return DecisionItems.grant(item.require(access));
        });
    }

    /// The same facts as the table would give them back, without asking it: what warms up the mapping of items.
    ///
    /// @param key that seals them
    public static Facts asStored(Credential credential, Grant grant, AppOwner owner, SealKey key) {
        var items = stored(credential, grant, owner, key);
        return Stored.of(items.get(0), items.get(1), key, items.get(2), key);
    }

    /// The items of a decision under their seals.
    ///
    /// @param key that seals them
    public static List<Attributes> stored(Credential credential, Grant grant, AppOwner owner, SealKey key) {
        return Stream.of(DecisionItems.of(credential), DecisionItems.of(grant, credential.id().value()),
                DecisionItems.of(owner)).map(item -> item.sealed(key)).toList();
    }

    /// The credential, and what else was found: facts once its seal is checked.
    private record Stored(@Nullable Credential credential, @Nullable Attributes grant, SealCheck access,
            @Nullable Attributes app, SealCheck directory) implements Facts {

        static Stored of(@Nullable Attributes credential, @Nullable Attributes grant, SealCheck access,
                @Nullable Attributes app, SealCheck directory) {
            return new Stored(credential == null ? null : DecisionItems.credential(credential.require(access)), grant,
                    access, app, directory);
        }

        @Override
        public @Nullable Grant firstGrant() {
            return grant == null ? null : DecisionItems.grant(grant.require(access));
        }

        @Override
        public @Nullable AppOwner owner() {
            return app == null ? null : DecisionItems.appOwner(app.require(directory));
        }
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
