package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Changes;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.feed.AppDeeds;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The [Apps] in the table.
public final class DynamoDbApps implements Apps {

    private final TokenTable table;
    private final Directory directory;
    private final OpenWorkspaces workspaces;
    private final AppOwners owners;
    private final AppWrites writes;
    private final RandomGenerator random;

    /// @param trail where each change is noted
    /// @param random draws the uids of new apps
    public DynamoDbApps(TokenTable table, DirectorySeals seals, AuditTrail trail, RandomGenerator random) {
        this.table = table;
        this.directory = new DynamoDbDirectory(table);
        this.workspaces = new OpenWorkspaces(table, seals);
        this.owners = new AppOwners(table, seals.check());
        this.writes = new AppWrites(table, seals, trail);
        this.random = random;
    }

    @Override
    public Page<App> list(Slug workspace, Page.Request page) {
        return directory.apps(workspace, _ -> true, page);
    }

    @Override
    public Put<App> put(Actor by, Slug workspace, Slug app, String title) {
        return table.attempts().of(() -> {
            WorkspaceItem open = workspaces.require(workspace);
            Map<Slug, SealedItem<AppOwner>> found = owners.of(List.of(app));
            SealedItem<AppOwner> before = found.get(app);
            AppChange change = AppChange.put(before == null ? null : before.item(),
                    before == null ? null : title(before.item()), app, title, () -> Uid.draw(random));
            var _ = writes.write(open, List.of(change), found, AppDeeds.put(by, open.ref(), change));
            return new Put<>(Objects.requireNonNull(change.after()), before == null);
        });
    }

    @Override
    public void delete(Actor by, Slug workspace, Slug app) {
        table.attempts().of(() -> {
            // Not verified: a row that somebody broke can be deleted as well.
            AppOwner owner = AppOwners.stored(table, List.of(app)).get(app);
            if (owner != null && owner.workspace().slug().equals(workspace)) {
                writes.delete(by, owner);
            }
            return true;
        });
    }

    @Override
    public Changes replace(Actor by, Slug workspace, Map<Slug, String> titles) {
        var made = new AtomicReference<>(Changes.NONE);
        var steps = new Steps();
        return steps.of(() -> table.attempts().until(() -> {
            WorkspaceItem open = workspaces.require(workspace);
            List<App> present = apps(table, workspace).all().stream().map(AppItem::app).toList();
            var missing = new HashSet<>(titles.keySet());
            present.forEach(app -> missing.remove(app.slug()));
            Map<Slug, SealedItem<AppOwner>> elsewhere = owners.of(missing);
            List<AppChange> changes = AppChange.replacing(open.ref(), present, titles,
                    items(elsewhere), () -> Uid.draw(random));
            WorkspaceItem now = open;
            for (List<AppChange> group : AppWrites.groups(workspace, changes)) {
                now = writes.write(now, group, elsewhere, AppDeeds.replaced(by, open.ref(), group));
                steps.made();
                group.forEach(change -> made.updateAndGet(sum -> sum.plus(change.before(), change.after())));
            }
            return changes.isEmpty() ? Optional.of(made.get()) : Optional.empty();
        }));
    }

    /// What its owner's list calls an app.
    private @Nullable String title(AppOwner app) {
        AppItem listed = table.apps().getItem(r -> r.consistentRead(true).key(AppItem.key(app.workspace().slug(),
                app.app())));
        return listed == null ? null : listed.app().title();
    }

    private static Map<Slug, AppOwner> items(Map<Slug, SealedItem<AppOwner>> found) {
        return found.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> entry.getValue().item()));
    }

    /// All apps of a workspace.
    static PagedQuery<AppItem> apps(TokenTable table, Slug workspace) {
        return new PagedQuery<>(table.apps(), Keys.workspacePartition(workspace), Keys.APP_PREFIX, true,
                item -> item.app().slug().value());
    }
}
