package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.directory.Owners;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.FormerSecret;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.table.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The [TokenStore] in the table. Credentials and grants are sealed as they are written, and a credential that is
/// changed is one whose seal was verified. Grants go in before the transaction that names them and out behind the one
/// that stops naming them ([GrantSets]).
public final class DynamoDbTokenStore implements TokenStore {

    private final TokenTable table;
    private final Sealing sealing;
    private final SealCheck check;
    private final AuditTrail trail;
    private final TokenCounts counts;
    private final GrantSets grantSets;
    private final DynamoDbReceipts receipts;

    /// @param sealing of credentials and grants
    /// @param check of the seals of credentials
    /// @param trail where each change is noted
    public DynamoDbTokenStore(TokenTable table, Sealing sealing, SealCheck check, AuditTrail trail) {
        this.table = table;
        this.sealing = sealing;
        this.check = check;
        this.trail = trail;
        this.counts = new TokenCounts(table);
        this.grantSets = new GrantSets(table);
        this.receipts = new DynamoDbReceipts(table);
    }

    @Override
    public void create(Owner by, IssuedToken issued, Particulars particulars, List<Grant> grants, int most,
            Deed deed) {
        AuditTrail.Entry event = trail.entry(deed);
        WorkspaceToken token = issued.token();
        var credential = Draft.of(CredentialItem.SCHEMA, issued.credential(), event.key());
        Sealed rows = seal(credential, token.access(), grants);
        // The workspace is checked beside the membership, because a deletion forbids new tokens before it removes
        // members.
        Transaction creation = receipts.keep(event.in(unfrozen(by, WorkspaceItem.open(by.workspace())), table),
                by.workspace(), issued)
                .put(table.tokens(), WorkspaceToken.class, token, WriteConditions.ABSENT, _ -> taken())
                .putBlind(table.rows(), EnhancedDocument.class, rows.credential(), WriteConditions.ABSENT,
                        DynamoDbTokenStore::taken);
        if (token.described()) {
            creation.put(table.particulars(), ParticularsItem.of(token, particulars));
        }
        grantSets.commit(() -> counts.commit(creation, by.workspace(), most),
                LeftoverItem.of(event.at(), token.id(), token.access()).stream().toList(), rows.grants(),
                () -> isAsIn(token));
    }

    /// Writes what belongs to the secret and nothing else, as IAM holds it to: the access stays because nothing here
    /// can change it.
    @Override
    public void regenerate(Owner by, WorkspaceToken before, IssuedToken after, Overlap overlap, Deed deed) {
        AuditTrail.Entry event = trail.entry(deed);
        SealedItem<Credential> found = find(by, before);
        Credential credential = found.item().regenerated(after.credential(), overlap, after.token().updated().at());
        var draft = Draft.of(CredentialItem.SCHEMA, credential, event.key()).writing(CredentialItem.SECRET);
        receipts.keep(event.in(unfrozen(by, WorkspaceItem.same(by.workspace())), table), by.workspace(), after)
                .updateBlind(table.of(TokenItem.REGENERATION), WorkspaceToken.class, after.token(), unchanged(before),
                        () -> changedOrGone(before))
                .updateBlind(table.rows(), EnhancedDocument.class, sealing.seal(draft), found.unchanged(),
                        DynamoDbTokenStore::changed)
                .commit();
    }

    /// By what the credential says, for a record is not sealed: it could hide a former secret that works.
    @Override
    public boolean endOverlap(Owner by, WorkspaceToken before, WorkspaceToken after, Deed deed) {
        SealedItem<Credential> found = find(by, before);
        FormerSecret former = found.item().former();
        if (former == null || !former.of().worksAt(after.updated().at())) {
            return false;
        }
        AuditTrail.Entry event = trail.entry(deed);
        var draft = Draft.of(CredentialItem.SCHEMA, found.item().withoutOverlap(), event.key())
                .writing(CredentialItem.FORMER);
        event.in(OwnersChange.by(by, table), table)
                .updateBlind(table.of(TokenItem.FORMER), WorkspaceToken.class, after, unchanged(before),
                        () -> changedOrGone(before))
                .updateBlind(table.rows(), EnhancedDocument.class, sealing.seal(draft), found.unchanged(),
                        DynamoDbTokenStore::changed)
                .commit();
        return true;
    }

    @Override
    public void update(Owner by, WorkspaceToken before, WorkspaceToken after, List<Grant> grants, Settings settings,
            Deed deed) {
        AuditTrail.Entry event = trail.entry(deed);
        SealedItem<Credential> found = find(by, before);
        boolean sameAccess = after.access().equals(before.access());
        AccessRef access = sameAccess ? found.item().access() : after.access();
        var draft = Draft.of(CredentialItem.SCHEMA, settings.in(found.item(), after.name(), access),
                event.key()).writing(CredentialItem.DESCRIPTION);
        Sealed rows = seal(draft, access, sameAccess ? List.of() : grants);
        Transaction change = event.in(OwnersChange.by(by, table), table)
                .updateBlind(table.of(TokenItem.DESCRIPTION), WorkspaceToken.class, after, unchanged(before),
                        () -> changedOrGone(before))
                .updateBlind(table.rows(), EnhancedDocument.class, rows.credential(), found.unchanged(),
                        DynamoDbTokenStore::changed);
        if (settings.particulars() != null) {
            write(after, settings.particulars(), change);
        }
        List<LeftoverItem> notes = sameAccess
                ? List.of()
                : Stream.of(found.item().access(), access).distinct()
                        .flatMap(one -> LeftoverItem.of(event.at(), after.id(), one).stream()).toList();
        grantSets.commit(change::commit, notes, rows.grants(), () -> isAsIn(after));
        if (!sameAccess) {
            grantSets.delete(found.item().access());
        }
    }

    @Override
    public boolean holds(Owner by, WorkspaceToken token, Settings settings) {
        var found = read(by, token.id());
        return found != null && found.item().generation() == token.generation()
                && settings.in(found.item(), token.name(), token.access()).equals(found.item());
    }

    private void write(WorkspaceToken token, Particulars particulars, Transaction change) {
        if (token.described()) {
            change.put(table.particulars(), ParticularsItem.of(token, particulars));
        } else {
            change.delete(table.particulars(), ParticularsItem.key(token.workspace().uid(), token.id()));
        }
    }

    /// A transaction of an owner that goes through only while the workspace is not frozen: a secret that is made when a
    /// freeze is answered is one that it covers.
    ///
    /// @param workspace what else must hold of it
    private Transaction unfrozen(Owner by, Expression workspace) {
        Key key = WorkspaceItem.key(by.workspace().slug());
        return OwnersChange.by(by, table).check(table.workspaces(), key,
                WriteConditions.both(workspace, WriteConditions.absent(WorkspaceItem.FROZEN)), _ -> refusal(by, key));
    }

    /// Why it did not go through.
    private Refusal refusal(Owner by, Key workspace) {
        WorkspaceItem now = table.workspaces().getItem(r -> r.consistentRead(true).key(workspace));
        return now != null && now.ref().equals(by.workspace()) && now.workspace().frozen()
                ? TokenStore.frozen()
                : Owners.refusal(by.workspace().slug().value(), false);
    }

    /// The token's credential as the record names it.
    private SealedItem<Credential> find(Owner by, WorkspaceToken token) {
        var found = read(by, token.id());
        if (found == null) {
            throw TokenStore.notFound();
        }
        if (found.item().generation() != token.generation()) {
            throw changed();
        }
        return found;
    }

    /// A credential, if it is one of the caller's workspace: a record is not sealed, so it may name any.
    private @Nullable SealedItem<Credential> read(Owner by, TokenId id) {
        var found = SealedItem.read(table, credentialKey(id), CredentialItem.SCHEMA, check);
        return found == null || !found.item().workspace().equals(by.workspace()) ? null : found;
    }

    private Sealed seal(Draft credential, AccessRef access, List<Grant> grants) {
        var drafts = new ArrayList<>(List.of(credential));
        if (access instanceof AccessRef.GrantSet(var set)) {
            grants.forEach(grant -> drafts.add(Draft.of(GrantItem.SCHEMA, new GrantItem(set, grant))));
        }
        List<EnhancedDocument> rows = sealing.seal(drafts);
        return new Sealed(rows.getFirst(), rows.subList(1, rows.size()));
    }

    private record Sealed(EnhancedDocument credential, List<EnhancedDocument> grants) {}

    /// Whether the stored record names the same access, because the same change went through before, its answer lost.
    private boolean isAsIn(WorkspaceToken token) {
        return find(token).filter(found -> found.access().equals(token.access())).isPresent();
    }

    private Optional<WorkspaceToken> find(WorkspaceToken token) {
        return new DynamoDbTokenRecords(table).find(token.workspace(), token.id());
    }

    static Key credentialKey(TokenId id) {
        return TokenTable.key(Keys.credentialPartition(id), Keys.CREDENTIAL);
    }

    private static Expression unchanged(WorkspaceToken before) {
        return WriteConditions.equal(TokenItem.VERSION, before.version());
    }

    /// Asked of the table afterwards: an update that is confined to its attributes gets nothing back.
    private Refusal changedOrGone(WorkspaceToken before) {
        return find(before).isPresent() ? changed() : TokenStore.notFound();
    }

    private static Refusal taken() {
        return new Refusal.Unavailable("The new token's id is in use.");
    }

    private static Refusal changed() {
        return new Refusal.Conflict("Somebody changed the token meanwhile. Read it again.");
    }
}
