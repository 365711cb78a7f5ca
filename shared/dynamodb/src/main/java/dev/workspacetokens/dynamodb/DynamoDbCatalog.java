package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.table.Keys;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/// What an API behind the authorizer shows a token of its workspace and its apps. Every read is strongly consistent.
///
/// It reads no credential, so it decides nothing: whether a request may pass is for the authorizer alone.
public final class DynamoDbCatalog {

    private final TokenTable table;

    public DynamoDbCatalog(TokenTable table) {
        this.table = table;
    }

    /// The workspace of this slug.
    public Optional<Workspace> workspace(Slug slug) {
        return Optional.ofNullable(table.workspaces().getItem(
                r -> r.consistentRead(true).key(TokenTable.key(Keys.workspacePartition(slug), Keys.WORKSPACE))))
                .map(WorkspaceItem::workspace);
    }

    /// The app of this slug, if it belongs to the workspace now.
    public Optional<App> app(Slug workspace, Slug app) {
        return Optional.ofNullable(table.apps().getItem(r -> r.consistentRead(true).key(key(workspace, app))))
                .map(AppItem::app);
    }

    /// Those of the apps that belong to the workspace now, by slug.
    ///
    /// @param apps without repetition
    public Map<Slug, App> apps(Slug workspace, Collection<Slug> apps) {
        var keys = apps.stream().map(app -> key(workspace, app)).toList();
        return table.batches().read(table.apps(), AppItem.class, keys).stream().map(AppItem::app)
                .collect(toMap(App::slug, app -> app));
    }

    /// The present owners of those of the apps that exist, by slug, as they are stored.
    public Map<Slug, AppOwner> appOwners(Collection<Slug> apps) {
        return AppOwners.stored(table, apps);
    }

    /// The grants of a set, in the order of the apps' slugs.
    public Page<Grant> grants(String grantSet, Page.Request page) {
        return new PagedQuery<>(table.grants(), Keys.grantPartition(grantSet), "", true,
                item -> item.grant().app().value()).page(_ -> true, page).map(GrantItem::grant);
    }

    private static Key key(Slug workspace, Slug app) {
        return TokenTable.key(Keys.workspacePartition(workspace), Keys.appSort(app));
    }
}
