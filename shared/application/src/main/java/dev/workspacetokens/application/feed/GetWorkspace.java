package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;

/// Shows a workspace.
public final class GetWorkspace {

    private final Workspaces workspaces;

    public GetWorkspace(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /// Finds it.
    ///
    /// @throws Refusal.NotFound when there is no such workspace
    public Workspace run(Actor.Saas saas, Slug workspace) {
        return workspaces.require(workspace);
    }
}
