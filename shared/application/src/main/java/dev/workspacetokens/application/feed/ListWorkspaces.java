package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.directory.Workspace;

/// Lists all workspaces in the order of their slugs, so that the SaaS can compare them with its own.
public final class ListWorkspaces {

    private final Workspaces workspaces;

    public ListWorkspaces(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /// Lists them.
    public Page<Workspace> run(Actor.Saas saas, Page.Request page) {
        return workspaces.list(page);
    }
}
