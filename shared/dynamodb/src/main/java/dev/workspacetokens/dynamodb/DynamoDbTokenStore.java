package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.application.directory.Owners;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.table.Keys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/// The [TokenStore] in the table. Grants go in before the transaction that names them and out behind the one that stops
/// naming them ([GrantSets]).
public final class DynamoDbTokenStore implements TokenStore {

    private final TokenTable table;
    private final TokenCounts counts;
    private final GrantSets grantSets;

    public DynamoDbTokenStore(TokenTable table) {
        this.table = table;
        this.counts = new TokenCounts(table);
        this.grantSets = new GrantSets(table);
    }

    @Override
    public Optional<WorkspaceToken> find(Slug workspace, TokenId id) {
        return Optional.ofNullable(
                table.tokens().getItem(r -> r.consistentRead(true).key(recordKey(workspace, id))));
    }

    @Override
    public Page<WorkspaceToken> list(Slug workspace, Predicate<WorkspaceToken> filter, Page.Request page) {
        return records(table, workspace).page(filter, page);
    }

    /// The records of a workspace's tokens, newest first.
    static PagedQuery<WorkspaceToken> records(TokenTable table, Slug workspace) {
        return new PagedQuery<>(table.tokens(), Keys.tokensPartition(workspace), "", false,
                token -> token.id().value());
    }

    @Override
    public List<Grant> grants(String grantSet) {
        return grantSets.grants(grantSet);
    }

    /// One query from the first to the last of them: a read of each would cost a unit for every token never used.
    @Override
    public Map<TokenId, LastUse> lastUses(WorkspaceRef workspace, Collection<TokenId> tokens) {
        if (tokens.isEmpty()) {
            return Map.of();
        }
        var ids = new TreeSet<>(tokens.stream().map(TokenId::value).toList());
        String partition = Keys.usePartition(workspace.uid());
        return table.uses()
                .query(r -> r.consistentRead(true)
                        .queryConditional(QueryConditional.sortBetween(
                                k -> k.partitionValue(partition).sortValue(ids.first()),
                                k -> k.partitionValue(partition).sortValue(ids.last()))))
                .items().stream().filter(item -> ids.contains(item.token().value()))
                .collect(toMap(UseItem::token, UseItem::use));
    }

    @Override
    public void create(Owner by, IssuedToken issued, List<Grant> grants, int most) {
        // The workspace is checked beside the membership, because a deletion forbids new tokens before it removes
        // members.
        Transaction creation = changeBy(by)
                .check(table.workspaces(), workspaceKey(by),
                        WriteConditions.both(WriteConditions.equal(WorkspaceItem.UID, by.workspace().uid()),
                                WriteConditions.equal(WorkspaceItem.CLOSING, false)),
                        _ -> Owners.refusal(by.workspace().slug().value(), false))
                .put(table.tokens(), WorkspaceToken.class, issued.token(), WriteConditions.ABSENT, _ -> taken())
                .putBlind(table.credentials(), Credential.class, issued.credential(), WriteConditions.ABSENT,
                        DynamoDbTokenStore::taken);
        grantSets.commit(() -> counts.commit(creation, by.workspace(), most), issued.token().access(), grants,
                () -> isAsIn(issued.token()));
    }

    /// Writes what belongs to the secret and nothing else, as IAM holds it to: the access stays because nothing here
    /// can change it.
    @Override
    public void regenerate(Owner by, WorkspaceToken before, IssuedToken after) {
        changeBy(by)
                .updateBlind(table.of(TokenItem.REGENERATION), WorkspaceToken.class, after.token(), unchanged(before),
                        () -> changedOrGone(before))
                .updateBlind(table.of(CredentialItem.SECRET), Credential.class, after.credential(),
                        WriteConditions.equal(CredentialItem.GENERATION, before.generation()),
                        DynamoDbTokenStore::changed)
                .commit();
    }

    @Override
    public void update(Owner by, WorkspaceToken before, WorkspaceToken after, List<Grant> grants) {
        Transaction change = changeBy(by)
                .updateBlind(table.of(TokenItem.DESCRIPTION), WorkspaceToken.class, after, unchanged(before),
                        () -> changedOrGone(before))
                .updateBlind(table.of(CredentialDescription.SCHEMA), CredentialDescription.class,
                        new CredentialDescription(after.id(), after.name(), after.access()),
                        WriteConditions.equal(CredentialItem.GENERATION, before.generation()),
                        DynamoDbTokenStore::changed);
        if (after.access().equals(before.access())) {
            change.commit();
        } else {
            grantSets.commit(change::commit, after.access(), grants, () -> isAsIn(after));
            grantSets.delete(before.access());
        }
    }

    @Override
    public void revoke(Owner by, WorkspaceToken token) {
        OptionalLong recounts = counts.recounts(by.workspace());
        changeBy(by)
                .deleteBlind(table.credentials(), credentialKey(token.id()), WriteConditions.EXISTS,
                        TokenStore::notFound)
                .delete(table.tokens(), recordKey(token.workspace().slug(), token.id()), WriteConditions.EXISTS,
                        _ -> TokenStore.notFound())
                .commit();
        tidyUpBehind(token);
        Leftovers.tidyUp("the count of the tokens of " + by.workspace().slug(),
                () -> counts.lower(by.workspace(), recounts));
    }

    /// Deletes what is left of a token that was revoked.
    void tidyUpBehind(WorkspaceToken token) {
        grantSets.delete(token.access());
        Leftovers.tidyUp("the use of the token " + token.id(), () -> {
            var _ = table.uses()
                    .deleteItem(TokenTable.key(Keys.usePartition(token.workspace().uid()), token.id().value()));
        });
    }

    /// Whether the stored record names the same access, because the same change went through before, its answer lost.
    private boolean isAsIn(WorkspaceToken token) {
        return find(token.workspace().slug(), token.id()).filter(found -> found.access().equals(token.access()))
                .isPresent();
    }

    /// A transaction that goes through only while the caller owns the workspace. Nothing in it asks a credential back:
    /// who may delete one need not be able to read it.
    private Transaction changeBy(Owner by) {
        Key member = TokenTable.key(Keys.workspacePartition(by.workspace().slug()), Keys.memberSort(by.person().id()));
        var owner = WriteConditions.both(WriteConditions.equal(MemberItem.ROLE, WorkspaceRole.OWNER.id()),
                WriteConditions.equal(MemberItem.WORKSPACE_UID, by.workspace().uid()));
        return table.transaction().check(table.members(), member, owner,
                exists -> Owners.refusal(by.workspace().slug().value(), exists));
    }

    static Key recordKey(Slug workspace, TokenId id) {
        return TokenTable.key(Keys.tokensPartition(workspace), id.value());
    }

    static Key credentialKey(TokenId id) {
        return TokenTable.key(Keys.credentialPartition(id), Keys.CREDENTIAL);
    }

    private static Key workspaceKey(Owner by) {
        return TokenTable.key(Keys.workspacePartition(by.workspace().slug()), Keys.WORKSPACE);
    }

    private static Expression unchanged(WorkspaceToken before) {
        return WriteConditions.equal(TokenItem.VERSION, before.version());
    }

    /// Asked of the table afterwards: an update that is confined to its attributes gets nothing back.
    private Refusal changedOrGone(WorkspaceToken before) {
        return find(before.workspace().slug(), before.id()).isPresent() ? changed() : TokenStore.notFound();
    }

    private static Refusal taken() {
        return new Refusal.Unavailable("The new token's id is in use.");
    }

    private static Refusal changed() {
        return new Refusal.Conflict("Somebody changed the token meanwhile. Read it again.");
    }
}
