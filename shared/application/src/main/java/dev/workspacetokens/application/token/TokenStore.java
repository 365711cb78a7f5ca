package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps tokens. Every change happens as a whole or not at all, and only if the caller still owns the workspace when it
/// is written; reads are strongly consistent.
///
/// Each change throws [Refusal.NotFound] or [Refusal.Forbidden] when the caller has lost the workspace meanwhile.
public interface TokenStore {

    /// The token of this id in this workspace.
    Optional<WorkspaceToken> find(Slug workspace, TokenId id);

    /// The tokens of a workspace, newest first. A filtered call examines at most [Page#MAX_EXAMINED].
    Page<WorkspaceToken> list(Slug workspace, Predicate<WorkspaceToken> filter, Page.Request page);

    /// All grants of a set, in the order of the apps' slugs.
    List<Grant> grants(String grantSet);

    /// The last uses of those of a workspace's tokens that were used at all, as far as they are remembered.
    Map<TokenId, LastUse> lastUses(WorkspaceRef workspace, Collection<TokenId> tokens);

    /// Stores a new token with its grants.
    ///
    /// @param most how many tokens a workspace may have
    /// @throws Refusal.Conflict when the workspace has so many
    void create(Owner by, IssuedToken issued, List<Grant> grants, int most);

    /// Replaces a token's credential; with the return the former secret is refused.
    ///
    /// @throws Refusal.Conflict when somebody changed the token after `before` was read
    /// @throws Refusal.NotFound when the token is gone
    void regenerate(Owner by, WorkspaceToken before, IssuedToken after);

    /// Replaces a token's name and access.
    ///
    /// @param grants of the access after the change; not written again when it is the same as before
    /// @throws Refusal.Conflict when somebody changed the token after `before` was read
    /// @throws Refusal.NotFound when the token is gone
    void update(Owner by, WorkspaceToken before, WorkspaceToken after, List<Grant> grants);

    /// Deletes a token; with the return it is refused everywhere. Never loses against another change.
    ///
    /// @throws Refusal.NotFound when the token is gone already
    void revoke(Owner by, WorkspaceToken token);

    /// The refusal of one token more than a workspace may have.
    static Refusal.Conflict full(int most) {
        return new Refusal.Conflict(
                "The workspace may have " + most + " tokens, and not one more. Revoke what is not needed.");
    }

    /// The refusal for a token that is not there. It does not repeat what the caller sent: that may be the
    /// token itself.
    static Refusal.NotFound notFound() {
        return new Refusal.NotFound("There is no such token in this workspace.");
    }
}
