package dev.workspacetokens.application.directory;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.domain.CaselessSearch;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.function.Function;

/// Lists the apps that a token of a workspace may be given roles in.
public final class ListApps {

    /// What is wanted.
    ///
    /// @param title a part of the titles that are listed, in any case; empty for all
    public record Query(String title, Page.Request page) {}

    private final Directory directory;
    private final Owners owners;

    public ListApps(Directory directory) {
        this.directory = directory;
        this.owners = new Owners(directory);
    }

    /// Lists them.
    ///
    /// @param workspace as the caller sent it, slug or not
    /// @param query read once the actor is known to be an owner of the workspace
    /// @throws Refusal.NotFound when the actor is no member of the workspace
    /// @throws Refusal.Forbidden when the actor is no owner of it
    public Listing<App> run(Actor actor, String workspace, Function<WorkspaceRef, Query> query) {
        WorkspaceRef owned = owners.require(workspace, actor).workspace();
        Query wanted = query.apply(owned);
        var search = new CaselessSearch(wanted.title());
        return new Listing<>(owned,
                directory.apps(owned.slug(), app -> search.finds(app.title()), wanted.page()));
    }
}
