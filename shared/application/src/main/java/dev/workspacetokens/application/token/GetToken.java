package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.List;

/// Shows a token with every grant.
public final class GetToken {

    private static final int MAX_ATTEMPTS = 3;

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
        Owner owner = tokens.owner(actor, path.workspace());
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            WorkspaceToken token = tokens.token(owner, path.token());
            List<Grant> grants = tokens.grants(token);
            // Fewer than the record says: its roles were replaced between the two reads, and these are being cleaned
            // up.
            if (grants.size() == token.apps()) {
                return new TokenDetails(token, tokens.reach(token, grants), tokens.context(owner, List.of(token)));
            }
        }
        throw new Refusal.Unavailable("The token is being changed.");
    }
}
