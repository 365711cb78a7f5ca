package dev.workspacetokens.directory;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.directory.Owners;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.IssuingKeys;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.dynamodb.AuditTrail;
import dev.workspacetokens.dynamodb.DynamoDbMemberships;
import dev.workspacetokens.dynamodb.DynamoDbTokenRevocation;
import dev.workspacetokens.dynamodb.DynamoDbTokenStore;
import dev.workspacetokens.dynamodb.Sealing;
import dev.workspacetokens.dynamodb.TokenTable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Tokens in the same table, made as token management makes them.
final class Tokens {

    private static final SealKey KEY = new SealKey(new Subkey("seals", new byte[32]));

    private final Owners owners;
    private final DynamoDbTokenStore store;
    private final DynamoDbTokenRevocation revocation;
    private final TokenIssuer issuer = new TokenIssuer(new TokenFormat("wst", List.of()), Tokens::keys,
            new SecureRandom(),
            InstantSource.system());

    Tokens(TokenTable table) {
        owners = new Owners(new DynamoDbMemberships(table, (_, _) -> true));
        var trail = new AuditTrail(InstantSource.system(), new SecureRandom(), Duration.ofDays(400));
        store = new DynamoDbTokenStore(table, new Sealing(KEY), KEY, trail);
        revocation = new DynamoDbTokenRevocation(table, trail);
    }

    WorkspaceToken create(String workspace, String owner) {
        return create(owners.require(workspace, new Actor.SignedIn(owner, "")));
    }

    /// Creates a token for somebody who was an owner before.
    WorkspaceToken create(Owner owner) {
        IssuedToken issued = issuer.create(owner, "CI", new Access.AllApps("developer"), null);
        store.create(owner, issued, Particulars.NONE, List.of(), 1_000, deed(EventType.TOKEN_CREATED, owner));
        return issued.token();
    }

    /// The same with a role in these apps, whoever owns them; in none: on all apps.
    WorkspaceToken create(Owner owner, List<String> apps) {
        if (apps.isEmpty()) {
            return create(owner);
        }
        var access = new Access.PerApp(
                apps.stream().map(app -> new Grant(new Slug(app), "uid of " + app, "developer")).toList());
        IssuedToken issued = issuer.create(owner, "CI", access, null);
        store.create(owner, issued, Particulars.NONE, access.grants(), 1_000, deed(EventType.TOKEN_CREATED, owner));
        return issued.token();
    }

    void regenerate(Owner owner, WorkspaceToken token) {
        store.regenerate(owner, token, issuer.regenerate(owner, token, null, Overlap.NONE, null), Overlap.NONE,
                deed(EventType.TOKEN_REGENERATED, owner));
    }

    Owner owner(String workspace, String sub) {
        return owners.require(workspace, new Actor.SignedIn(sub, ""));
    }

    void revoke(String workspace, String owner, WorkspaceToken token) {
        Owner by = owner(workspace, owner);
        revocation.revoke(by, token, deed(EventType.TOKEN_REVOKED, by));
    }

    private static Deed deed(EventType type, Owner by) {
        return new Deed(new Actor.SignedIn(by.person().id(), ""), type, by.workspace(), null, List.of());
    }

    private static IssuingKeys.Current keys() {
        var subkey = new Subkey("key", new byte[32]);
        return new IssuingKeys.Current(new CredentialKey(subkey), new TagKey(subkey));
    }
}
