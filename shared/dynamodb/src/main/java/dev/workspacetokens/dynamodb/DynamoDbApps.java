package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Changes;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.AppChange;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.table.Keys;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/// The [Apps] in the table.
public final class DynamoDbApps implements Apps {

    private final TokenTable table;
    private final Directory directory;
    private final OpenWorkspaces workspaces;
    private final AppWrites writes;
    private final RandomGenerator random;

    /// @param random draws the uids of new apps
    public DynamoDbApps(TokenTable table, RandomGenerator random) {
        this.table = table;
        this.directory = new DynamoDbDirectory(table);
        this.workspaces = new OpenWorkspaces(table);
        this.writes = new AppWrites(table);
        this.random = random;
    }

    @Override
    public Page<App> list(Slug workspace, Page.Request page) {
        return directory.apps(workspace, _ -> true, page);
    }

    @Override
    public Put<App> put(Slug workspace, Slug app, String title) {
        return table.attempts().of(() -> {
            WorkspaceItem open = workspaces.require(workspace);
            AppOwner before = directory.appOwners(List.of(app)).get(app);
            App after = new App(app, before == null ? Uid.draw(random) : before.uid(), title);
            var _ = writes.write(open, List.of(new AppChange(before, after)));
            return new Put<>(after, before == null);
        });
    }

    @Override
    public void delete(Slug workspace, Slug app) {
        table.attempts().of(() -> {
            AppOwner owner = directory.appOwners(List.of(app)).get(app);
            if (owner != null && owner.workspace().slug().equals(workspace)) {
                writes.delete(owner);
            }
            return true;
        });
    }

    @Override
    public Changes replace(Slug workspace, Map<Slug, String> titles) {
        var made = new AtomicReference<>(Changes.NONE);
        var steps = new Steps();
        return steps.of(() -> table.attempts().until(() -> {
            WorkspaceItem open = workspaces.require(workspace);
            List<AppChange> changes = changes(open, titles);
            WorkspaceItem now = open;
            for (List<AppChange> group : AppWrites.groups(workspace, changes)) {
                now = writes.write(now, group);
                steps.made();
                group.forEach(change -> made.updateAndGet(sum -> sum.plus(change.before(), change.after())));
            }
            return changes.isEmpty() ? Optional.of(made.get()) : Optional.empty();
        }));
    }

    private List<AppChange> changes(WorkspaceItem workspace, Map<Slug, String> titles) {
        List<App> present = apps(table, workspace.ref().slug()).all().stream().map(AppItem::app).toList();
        var missing = new HashSet<>(titles.keySet());
        present.forEach(app -> missing.remove(app.slug()));
        return AppChange.replacing(workspace.ref(), present, titles, directory.appOwners(missing),
                () -> Uid.draw(random));
    }

    /// All apps of a workspace.
    static PagedQuery<AppItem> apps(TokenTable table, Slug workspace) {
        return new PagedQuery<>(table.apps(), Keys.workspacePartition(workspace), Keys.APP_PREFIX, true,
                item -> item.app().slug().value());
    }
}
