package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Refusal;

/// Shows a token with every grant.
public final class GetToken {

    private final OwnedTokens tokens;

    public GetToken(OwnedTokens tokens) {
        this.tokens = tokens;
    }

    /// Finds it.
    ///
    /// @throws Refusal.NotFound when the actor is no member of the workspace, or has no such token
    /// @throws Refusal.Forbidden when the actor is no owner
    /// @throws Refusal.Unavailable when its roles are replaced again and again
    public TokenDetails run(Actor actor, TokenPath path) {
        return tokens.details(tokens.owner(actor, path.workspace()), path.token());
    }
}
