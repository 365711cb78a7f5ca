package dev.workspacetokens.application.directory;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.domain.CaselessSearch;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.WorkspaceRef;

/// Lists the apps that a token of a workspace may be given roles in.
public final class ListApps {

    /// What is wanted.
    ///
    /// @param title a part of the titles that are listed, in any case; empty for all
    public record Query(String title, Page.Request page) {}

    private final Directory directory;
    private final Owners owners;

    public ListApps(Directory directory, Memberships memberships) {
        this.directory = directory;
        this.owners = new Owners(memberships);
    }

    /// Finds the list.
    ///
    /// @param workspace as the caller sent it, slug or not
    /// @throws Refusal.NotFound when the actor is no member of the workspace
    /// @throws Refusal.Forbidden when the actor is no owner of it
    public Listing<Query, Page<App>> run(Actor actor, String workspace) {
        WorkspaceRef owned = owners.require(workspace, actor).workspace();
        return new Listing<>(owned, wanted -> page(owned, wanted));
    }

    private Page<App> page(WorkspaceRef owned, Query wanted) {
        var search = new CaselessSearch(wanted.title());
        return directory.apps(owned.slug(), app -> search.finds(app.title()), wanted.page());
    }
}
