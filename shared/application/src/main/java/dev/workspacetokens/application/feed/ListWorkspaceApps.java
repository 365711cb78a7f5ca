package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;

/// Lists the apps of a workspace in the order of their slugs.
public final class ListWorkspaceApps {

    private final Workspaces workspaces;
    private final Apps apps;

    public ListWorkspaceApps(Workspaces workspaces, Apps apps) {
        this.workspaces = workspaces;
        this.apps = apps;
    }

    /// Finds the list.
    ///
    /// @throws Refusal.NotFound when there is no such workspace
    public Listing<Page.Request, Page<App>> run(Actor.Saas saas, Slug workspace) {
        return new Listing<>(workspaces.require(workspace).ref(), page -> apps.list(workspace, page));
    }
}
