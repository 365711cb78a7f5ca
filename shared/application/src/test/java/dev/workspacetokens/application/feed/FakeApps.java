package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Changes;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keeps the apps of workspaces in memory, by the rules of [Apps].
final class FakeApps implements Apps {

    final Map<Slug, App> all = new TreeMap<>();
    final Map<Slug, Slug> owners = new HashMap<>();
    private final Workspaces workspaces;

    FakeApps(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public Page<App> list(Slug workspace, Page.Request page) {
        return Feed.page(of(workspace), app -> app.slug().value(), page);
    }

    @Override
    public Put<App> put(Actor by, Slug workspace, Slug app, String title) {
        var _ = workspaces.require(workspace);
        var after = new App(app, "uid-" + app, title);
        owners.put(app, workspace);
        return new Put<>(after, all.put(app, after) == null);
    }

    @Override
    public void delete(Actor by, Slug workspace, Slug app) {
        if (owners.remove(app, workspace)) {
            all.remove(app);
        }
    }

    @Override
    public Changes replace(Actor by, Slug workspace, Map<Slug, String> titles) {
        Changes changes = Changes.NONE;
        for (App app : of(workspace)) {
            if (!titles.containsKey(app.slug())) {
                delete(by, workspace, app.slug());
                changes = changes.plus(app, null);
            }
        }
        for (var title : titles.entrySet()) {
            App before = all.get(title.getKey());
            App after = put(by, workspace, title.getKey(), title.getValue()).value();
            changes = after.equals(before) ? changes : changes.plus(before, after);
        }
        return changes;
    }

    private List<App> of(Slug workspace) {
        return all.values().stream().filter(app -> workspace.equals(owners.get(app.slug()))).toList();
    }
}
