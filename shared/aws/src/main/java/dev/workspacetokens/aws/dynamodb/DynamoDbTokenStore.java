package dev.workspacetokens.aws.dynamodb;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.aws.operations.Failures;
import dev.workspacetokens.aws.operations.Log;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.Owners;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.TokenStore;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/// The [TokenStore] in the table.
///
/// Grants go in first and out last: before the transaction that names their set nothing of them counts, and after the
/// one that stops naming it nothing does. What a crash may leave behind, and a change that is revoked before its maker
/// could tidy up, is grants that nothing refers to.
public final class DynamoDbTokenStore implements TokenStore {

    private static final String GENERATION = "generation";
    private static final String VERSION = "version";

    private final TokenTable table;

    public DynamoDbTokenStore(TokenTable table) {
        this.table = table;
    }

    @Override
    public Optional<WorkspaceToken> find(Slug workspace, TokenId id) {
        return Optional.ofNullable(
                table.tokens().getItem(r -> r.consistentRead(true).key(recordKey(workspace, id))));
    }

    @Override
    public Page<WorkspaceToken> list(Slug workspace, Predicate<WorkspaceToken> filter, Page.Request page) {
        return new PagedQuery<>(table.tokens(), Keys.workspacePartition(workspace), Keys.TOKEN_PREFIX, false,
                token -> token.id().value()).page(filter, page);
    }

    @Override
    public List<Grant> grants(String grantSet) {
        return table.grants()
                .query(r -> r.consistentRead(true)
                        .queryConditional(QueryConditional
                                .keyEqualTo(k -> k.partitionValue(Keys.grantPartition(grantSet)))))
                .items().stream().map(GrantItem::grant).toList();
    }

    @Override
    public Map<TokenId, LocalDate> lastUses(Collection<TokenId> tokens) {
        var keys = tokens.stream().map(id -> Keys.key(Keys.usePartition(id), Keys.USE)).toList();
        return table.batches().read(table.uses(), UseItem.class, keys).stream()
                .collect(toMap(UseItem::token, UseItem::day));
    }

    @Override
    public void create(Owner by, IssuedToken issued, List<Grant> grants) {
        // The workspace is checked beside the membership, because a deletion forbids new tokens before it removes
        // members.
        Transaction creation = changeBy(by)
                .check(table.workspaces(), workspaceKey(by),
                        Conditions.both(Conditions.equal(WorkspaceItem.UID, by.workspace().uid()),
                                Conditions.equal(WorkspaceItem.CLOSING, false)),
                        _ -> Owners.refusal(by.workspace().slug().value(), false))
                .put(table.tokens(), WorkspaceToken.class, issued.token(), Conditions.ABSENT, _ -> taken())
                .putBlind(table.credentials(), Credential.class, issued.credential(), Conditions.ABSENT,
                        DynamoDbTokenStore::taken);
        commit(creation, issued.token(), grants);
    }

    @Override
    public void regenerate(Owner by, WorkspaceToken before, IssuedToken after) {
        replacement(by, before, after.token(), after.credential()).commit();
    }

    @Override
    public void update(Owner by, WorkspaceToken before, WorkspaceToken after, List<Grant> grants) {
        Credential credential = table.credentials()
                .getItem(r -> r.consistentRead(true).key(credentialKey(before.id())));
        if (credential == null) {
            throw TokenStore.notFound();
        }
        Transaction replacement = replacement(by, before, after, credential.describedBy(after));
        if (after.access().equals(before.access())) {
            replacement.commit();
        } else {
            commit(replacement, after, grants);
            deleteGrants(before.access());
        }
    }

    @Override
    public void revoke(Owner by, WorkspaceToken token) {
        changeBy(by)
                .deleteBlind(table.credentials(), credentialKey(token.id()), Conditions.EXISTS, TokenStore::notFound)
                .delete(table.tokens(), recordKey(token.workspace().slug(), token.id()), Conditions.EXISTS,
                        _ -> TokenStore.notFound())
                .commit();
        deleteGrants(token.access());
    }

    private Transaction replacement(Owner by, WorkspaceToken before, WorkspaceToken after, Credential credential) {
        return changeBy(by)
                .put(table.tokens(), WorkspaceToken.class, after, Conditions.equal(VERSION, before.version()),
                        exists -> exists ? changed() : TokenStore.notFound())
                .putBlind(table.credentials(), Credential.class, credential,
                        Conditions.equal(GENERATION, before.generation()), DynamoDbTokenStore::changed);
    }

    /// A transaction that goes through only while the caller owns the workspace. Nothing in it asks a credential back:
    /// who may delete one need not be able to read it.
    private Transaction changeBy(Owner by) {
        Key member = Keys.key(Keys.workspacePartition(by.workspace().slug()), Keys.memberSort(by.person().id()));
        var owner = Conditions.both(Conditions.equal(MemberItem.ROLE, WorkspaceRole.OWNER.id()),
                Conditions.equal(MemberItem.WORKSPACE_UID, by.workspace().uid()));
        return table.transaction().check(table.members(), member, owner,
                exists -> Owners.refusal(by.workspace().slug().value(), exists));
    }

    /// Puts the grants of a token's new rights, and then commits the change that makes them count. When that is refused
    /// they are taken back.
    private void commit(Transaction change, WorkspaceToken token, List<Grant> grants) {
        if (!(token.access() instanceof AccessRef.GrantSet(var set))) {
            change.commit();
            return;
        }
        table.batches().put(table.grants(), GrantItem.class,
                grants.stream().map(grant -> new GrantItem(set, grant)).toList());
        try {
            change.commit();
        } catch (Refusal.NotFound | Refusal.Forbidden | Refusal.Conflict e) {
            // Looked up, because the same change may have gone through before with its answer lost.
            tidyUp(set, () -> find(token.workspace().slug(), token.id())
                    .filter(found -> found.access().equals(token.access())).isPresent() ? List.of() : grants);
            throw e;
        }
    }

    private void deleteGrants(AccessRef access) {
        if (access instanceof AccessRef.GrantSet(var set)) {
            tidyUp(set, () -> grants(set));
        }
    }

    /// Deletes grants that nothing refers to, so a failure here leaves litter and takes nothing back.
    private void tidyUp(String set, Supplier<List<Grant>> unused) {
        try {
            var keys = unused.get().stream().map(grant -> Keys.key(Keys.grantPartition(set), grant.app().value()))
                    .toList();
            table.batches().delete(table.grants(), GrantItem.class, keys);
        } catch (SdkException | Refusal.Unavailable e) {
            Log.warn(DynamoDbTokenStore.class,
                    "unused grants were left behind in the set " + set + ": " + Failures.name(e));
        }
    }

    private static Key recordKey(Slug workspace, TokenId id) {
        return Keys.key(Keys.workspacePartition(workspace), Keys.tokenSort(id));
    }

    private static Key credentialKey(TokenId id) {
        return Keys.key(Keys.credentialPartition(id), Keys.CREDENTIAL);
    }

    private static Key workspaceKey(Owner by) {
        return Keys.key(Keys.workspacePartition(by.workspace().slug()), Keys.WORKSPACE);
    }

    private static Refusal taken() {
        return new Refusal.Unavailable("The new token's id is in use.");
    }

    private static Refusal changed() {
        return new Refusal.Conflict("Somebody changed the token meanwhile. Read it again.");
    }
}
