package dev.workspacetokens.application.directory;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The workspaces as the SaaS keeps them. Whatever is done is done wholly or not at all, unless a method says more.
///
/// What a change does is noted in the audit trail as a part of it: `by` is who has it done.
public interface Workspaces {

    /// The workspace of this slug. Strongly consistent.
    Optional<Workspace> find(Slug workspace);

    /// All workspaces in the order of their slugs. Strongly consistent.
    Page<Workspace> list(Page.Request page);

    /// Makes a workspace, or gives the one that there is this title; it keeps its rules.
    ///
    /// A new one gets a new uid, also where its slug was in use before. One whose deletion was begun and not finished
    /// stays the workspace that it was, without the members that were removed already.
    Put<Workspace> put(Actor by, Slug workspace, String title);

    /// Gives a workspace other rules. Nothing is lost where others change the workspace at the same time.
    ///
    /// @param change makes them of those that it has; asked again when somebody else was faster
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Conflict when it is being deleted
    Workspace changeRules(Actor by, Slug workspace, UnaryOperator<WorkspaceRules> change);

    /// Deletes a workspace and its members, if it is there.
    ///
    /// Members go in several steps. When it ends half way the workspace takes no apps, members or tokens any more, until
    /// the deletion is repeated, which completes it, or the workspace is [put][#put(Actor, Slug, String)] again.
    ///
    /// @throws Refusal.Conflict when it has apps or tokens, and for no other reason; nothing is changed then
    /// @throws Refusal.Uncertain when it broke off between two of its steps, or found, behind one, that somebody had
    /// added apps or tokens meanwhile
    void delete(Actor by, Slug workspace);

    /// Does the same, and revokes the workspace's tokens before its members go. They are refused from then on, each
    /// group of them at one moment; when it ends half way some of them may live until the deletion is repeated.
    ///
    /// @throws Refusal.Conflict when it has apps, and for no other reason; no token is revoked then
    /// @throws Refusal.Uncertain as [#delete(Actor, Slug)] does
    void deleteWithTokens(Actor by, Slug workspace);

    /// The workspace of this slug.
    ///
    /// @throws Refusal.NotFound when there is none
    default Workspace require(Slug workspace) {
        return find(workspace).orElseThrow(() -> notFound(workspace));
    }

    /// The refusal where there is no such workspace.
    static Refusal notFound(Slug workspace) {
        return new Refusal.NotFound("There is no workspace '" + workspace + "'.");
    }

    /// The refusal of anything that would be added to a workspace whose deletion has begun.
    static Refusal closing(Slug workspace) {
        return new Refusal.Conflict(
                "The workspace '" + workspace + "' is being deleted. Delete it again, or put it again.");
    }

    /// The refusal to delete a workspace that still has something to lose.
    static Refusal notEmpty(Slug workspace) {
        return new Refusal.Conflict("The workspace '" + workspace + "' has apps or tokens.");
    }
}
