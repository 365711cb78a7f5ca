package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Event;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.WorkspaceToken;

/// Revokes a token: it is dead with the next request.
///
/// It never loses against another change. An expected version is compared with the one that was read a moment ago; a
/// change that comes in between does not keep the token alive.
public final class RevokeToken {

    private final OwnedTokens tokens;
    private final TokenStore store;

    public RevokeToken(OwnedTokens tokens, TokenStore store) {
        this.tokens = tokens;
        this.store = store;
    }

    /// Revokes it.
    ///
    /// @throws Refusal.NotFound when the actor is no member of the workspace, or has no such token
    /// @throws Refusal.Forbidden when the actor is no owner
    /// @throws Refusal.Outdated when the token is not at the expected version
    public Event run(Actor actor, TokenPath path, Expected expected) {
        Owner owner = tokens.owner(actor, path.workspace());
        WorkspaceToken token = tokens.token(owner, path.token());
        expected.require(token);
        store.revoke(owner, token);
        return new Event(tokens.now(), actor, new Event.TokenRevoked(owner.workspace(), token.id()));
    }
}
