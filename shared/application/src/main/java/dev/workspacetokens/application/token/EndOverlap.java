package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.WorkspaceToken;

/// Ends a token's former secret, where one works beside the present one.
public final class EndOverlap {

    private static final int MAX_ATTEMPTS = 10;

    private final OwnedTokens tokens;
    private final TokenStore store;

    public EndOverlap(OwnedTokens tokens, TokenStore store) {
        this.tokens = tokens;
        this.store = store;
    }

    /// Ends it, if there is one.
    ///
    /// @throws Refusal.NotFound when the actor is no member of the workspace, or has no such token
    /// @throws Refusal.Forbidden when the actor is no owner
    /// @throws Refusal.Outdated when the token is not at the expected version
    /// @throws Refusal.Conflict when others change the token again and again
    public void run(Actor actor, TokenPath path, Expected expected) {
        Owner owner = tokens.owner(actor, path.workspace());
        for (int attempt = 1;; attempt++) {
            WorkspaceToken before = tokens.token(owner, path.token());
            expected.require(before);
            WorkspaceToken after = before.withoutFormer(tokens.stamp(owner));
            try {
                expected.change(() -> store.endOverlap(owner, before, after,
                        TokenDeeds.overlapEnded(actor, before, after)));
                return;
            } catch (Refusal.Conflict e) {
                // Whoever ends a secret that leaked must not lose against somebody who renames the token.
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
