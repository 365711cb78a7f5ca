package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;

/// Deletes a workspace that has no apps, with its members. One that has tokens is deleted only where they are to be
/// revoked: who deletes workspaces need not be an owner of them.
public final class DeleteWorkspace {

    private final Workspaces workspaces;

    public DeleteWorkspace(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /// Deletes it, if it is there.
    ///
    /// @param withTokens whether its tokens are revoked
    /// @throws Refusal.Conflict when it has apps, or tokens that are not to be revoked, and for no other reason
    /// @throws Refusal.Uncertain when it broke off between two of its steps; to repeat it completes it
    public void run(Actor.Saas saas, Slug workspace, boolean withTokens) {
        if (withTokens) {
            workspaces.deleteWithTokens(saas, workspace);
        } else {
            workspaces.delete(saas, workspace);
        }
    }
}
