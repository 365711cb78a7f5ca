package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.token.TokenRecords;
import dev.workspacetokens.application.token.TokenRevocation;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is done with tokens in the table, under one key of this process. What is told of it is the same each time.
record WholeStore(TokenRecords records, TokenStore changes,
        TokenRevocation revocation) implements TokenRecords {

    /// What seals everything in these tests.
    static final SealKey KEY = new SealKey(new Subkey("seals", new byte[32]));
    static final Sealing SEALING = new Sealing(KEY);
    static final AuditTrail TRAIL = new AuditTrail(InstantSource.system(), new SecureRandom(), Duration.ofDays(400));
    static final Actor SAAS = new Actor.Saas("arn:aws:iam::123456789012:role/backend", "");
    static final Deed POLICY_PUT = new Deed(SAAS, EventType.ACCESS_POLICY_PUT, null, null, List.of());
    static final DirectorySeals DIRECTORY = new DirectorySeals(SEALING, SEALING, KEY);

    WholeStore(TokenTable table) {
        this(new DynamoDbTokenRecords(table), new DynamoDbTokenStore(table, SEALING, KEY, TRAIL),
                new DynamoDbTokenRevocation(table, TRAIL));
    }

    @Override
    public Optional<WorkspaceToken> find(WorkspaceRef workspace, TokenId id) {
        return records.find(workspace, id);
    }

    @Override
    public Page<WorkspaceToken> list(WorkspaceRef workspace, Page.Request page) {
        return records.list(workspace, page);
    }

    @Override
    public List<WorkspaceToken> all(WorkspaceRef workspace) {
        return records.all(workspace);
    }

    @Override
    public List<TokenId> ids(WorkspaceRef workspace) {
        return records.ids(workspace);
    }

    @Override
    public Particulars particulars(WorkspaceToken token) {
        return records.particulars(token);
    }

    @Override
    public List<Grant> grants(String grantSet) {
        return records.grants(grantSet);
    }

    @Override
    public Map<TokenId, LastUse> lastUses(WorkspaceRef workspace, Collection<TokenId> tokens) {
        return records.lastUses(workspace, tokens);
    }

    @Override
    public Map<TokenId, LastUse> lastUses(WorkspaceRef workspace) {
        return records.lastUses(workspace);
    }

    void create(Owner by, IssuedToken issued, List<Grant> grants, int most) {
        changes.create(by, issued, Particulars.NONE, grants, most, deed(EventType.TOKEN_CREATED, by));
    }

    void regenerate(Owner by, WorkspaceToken before, IssuedToken after, Overlap overlap) {
        changes.regenerate(by, before, after, overlap, deed(EventType.TOKEN_REGENERATED, by));
    }

    /// A regeneration that ends every former secret.
    void regenerate(Owner by, WorkspaceToken before, IssuedToken after) {
        regenerate(by, before, after, Overlap.NONE);
    }

    boolean endOverlap(Owner by, WorkspaceToken before, WorkspaceToken after) {
        return changes.endOverlap(by, before, after, deed(EventType.TOKEN_OVERLAP_ENDED, by));
    }

    void update(Owner by, WorkspaceToken before, WorkspaceToken after, List<Grant> grants) {
        changes.update(by, before, after, grants, TokenStore.Settings.NONE, deed(EventType.TOKEN_UPDATED, by));
    }

    void revoke(Owner by, WorkspaceToken token) {
        requireFound(revocation.revoke(by, token, deed(EventType.TOKEN_REVOKED, by)));
    }

    void revokeUnrecorded(Owner by, TokenId token) {
        requireFound(revocation.revokeUnrecorded(by, token, deed(EventType.TOKEN_REVOKED, by)));
    }

    /// As whoever revokes one token is told.
    private static void requireFound(boolean found) {
        if (!found) {
            throw TokenStore.notFound();
        }
    }

    static Deed deed(EventType type, Owner by) {
        return new Deed(new Actor.SignedIn(by.person().id(), "203.0.113.7"), type, by.workspace(), null, List.of());
    }
}
