package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.token.TokenRecords;
import dev.workspacetokens.application.token.TokenRevocation;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// All that is done with tokens in the table, under one key of this process.
record WholeStore(TokenRecords records, TokenStore changes,
        TokenRevocation revocation) implements TokenRecords, TokenStore, TokenRevocation {

    /// What seals everything in these tests.
    static final SealKey KEY = new SealKey(new Subkey("seals", new byte[32]));
    static final Sealing SEALING = new Sealing(KEY, InstantSource.system(), new SplittableRandom());
    static final DirectorySeals DIRECTORY = new DirectorySeals(SEALING, SEALING, KEY);

    WholeStore(TokenTable table) {
        this(new DynamoDbTokenRecords(table), new DynamoDbTokenStore(table, SEALING, KEY),
                new DynamoDbTokenRevocation(table));
    }

    @Override
    public Optional<WorkspaceToken> find(Slug workspace, TokenId id) {
        return records.find(workspace, id);
    }

    @Override
    public Page<WorkspaceToken> list(Slug workspace, Predicate<WorkspaceToken> filter, Page.Request page) {
        return records.list(workspace, filter, page);
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
    public void create(Owner by, IssuedToken issued, List<Grant> grants, int most) {
        changes.create(by, issued, grants, most);
    }

    @Override
    public void regenerate(Owner by, WorkspaceToken before, IssuedToken after, Overlap overlap) {
        changes.regenerate(by, before, after, overlap);
    }

    /// A regeneration that ends every former secret.
    void regenerate(Owner by, WorkspaceToken before, IssuedToken after) {
        regenerate(by, before, after, Overlap.NONE);
    }

    @Override
    public boolean endOverlap(Owner by, WorkspaceToken before, WorkspaceToken after) {
        return changes.endOverlap(by, before, after);
    }

    @Override
    public void update(Owner by, WorkspaceToken before, WorkspaceToken after, List<Grant> grants) {
        changes.update(by, before, after, grants);
    }

    @Override
    public void revoke(Owner by, WorkspaceToken token) {
        revocation.revoke(by, token);
    }

    @Override
    public void revokeUnrecorded(Owner by, TokenId token) {
        revocation.revokeUnrecorded(by, token);
    }
}
