package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.Optional;

/// Revokes a token: it is dead with the next request.
///
/// It never loses against another change. An expected version is compared with the one that was read a moment ago; a
/// change that comes in between does not keep the token alive. A credential that has no record any more, because
/// somebody took it away, or made it one that cannot be read, is revoked all the same, whatever version is expected.
public final class RevokeToken {

    private final OwnedTokens tokens;
    private final TokenRevocation revocation;

    public RevokeToken(OwnedTokens tokens, TokenRevocation revocation) {
        this.tokens = tokens;
        this.revocation = revocation;
    }

    /// Revokes it.
    ///
    /// @throws Refusal.NotFound when the actor is no member of the workspace, or has no such token
    /// @throws Refusal.Forbidden when the actor is no owner
    /// @throws Refusal.Outdated when the token is not at the expected version
    public void run(Actor actor, TokenPath path, Expected expected) {
        Owner owner = tokens.owner(actor, path.workspace());
        if (!revoke(actor, owner, path.token(), expected)) {
            throw TokenStore.notFound();
        }
    }

    /// Revokes a token of the owner's workspace.
    ///
    /// @param token its id as the caller sent it, id or not
    /// @return whether there was one
    boolean revoke(Actor actor, Owner owner, String token, Expected expected) {
        return TokenId.parse(token).filter(id -> revoke(actor, owner, id, expected)).isPresent();
    }

    private boolean revoke(Actor actor, Owner owner, TokenId id, Expected expected) {
        Optional<WorkspaceToken> token = tokens.find(owner, id);
        token.ifPresent(expected::require);
        return token.map(found -> revocation.revoke(owner, found, TokenDeeds.revoked(actor, found))).orElseGet(
                () -> revocation.revokeUnrecorded(owner, id, TokenDeeds.revoked(actor, owner.workspace(), id)));
    }
}
