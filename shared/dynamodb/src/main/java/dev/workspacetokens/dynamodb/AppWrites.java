package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.AppChange;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.table.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// Writes apps: what the app says of its owner and what the owner lists, in one transaction.
///
/// Every change is conditional on the owner that was read, so an app is always in the list of its owner and in no other.
/// A workspace that an app leaves counts it in the same transaction.
final class AppWrites {

    private final TokenTable table;
    private final OpenWorkspaces workspaces;
    private final Sealing sealing;

    AppWrites(TokenTable table, DirectorySeals seals) {
        this.table = table;
        this.sealing = seals.rows();
        this.workspaces = new OpenWorkspaces(table, seals);
    }

    /// Splits changes so that each group can be [written][#write(WorkspaceItem, List, Map)].
    static List<List<AppChange>> groups(Slug workspace, List<AppChange> changes) {
        return Groups.of(changes, change -> change.moves(workspace) ? 4 : 2, Transaction.MAX_ACTIONS - 1);
    }

    /// Makes the changes of one group at one moment.
    ///
    /// @return the workspace as it is then
    /// @param owners those of the apps that move, as they were verified
    /// @throws Lost when the workspace takes no apps any more, or an app is not what was read
    WorkspaceItem write(WorkspaceItem workspace, List<AppChange> changes, Map<Slug, SealedItem<AppOwner>> owners) {
        Transaction transaction = table.transaction();
        int deleted = (int) changes.stream().filter(change -> change.after() == null).count();
        WorkspaceItem after = deleted == 0 ? workspace : workspace.left(deleted);
        if (deleted == 0) {
            transaction.check(table.workspaces(), WorkspaceItem.key(workspace.ref().slug()), workspace.open(),
                    Lost::race);
        } else {
            workspaces.put(transaction, after, workspace.unchanged());
        }
        own(transaction, workspace.ref(), changes, owners);
        changes.forEach(change -> list(transaction, workspace.ref(), change));
        moved(workspace.ref().slug(), changes).forEach((source, apps) -> leave(transaction, source, apps));
        transaction.commit();
        return after;
    }

    /// How many apps come from which other workspace.
    private static Map<Slug, Integer> moved(Slug workspace, List<AppChange> changes) {
        var moved = new TreeMap<Slug, Integer>();
        for (AppChange change : changes) {
            AppOwner before = change.before();
            if (before != null && change.moves(workspace)) {
                moved.merge(before.workspace().slug(), 1, Integer::sum);
            }
        }
        return moved;
    }

    private void leave(Transaction transaction, Slug workspace, int apps) {
        WorkspaceItem left = workspaces.find(workspace);
        if (left == null) {
            throw new Lost();
        }
        workspaces.put(transaction, left.left(apps), left.unchanged());
    }

    /// Deletes an app from the workspace that owns it.
    ///
    /// @throws Lost when the app is not what was read
    void delete(AppOwner app) {
        Transaction transaction = table.transaction();
        delete(transaction, app);
        leave(transaction, app.workspace().slug(), 1);
        transaction.commit();
    }

    /// Says of those that are new here whom they belong to.
    private void own(Transaction transaction, WorkspaceRef workspace, List<AppChange> changes,
            Map<Slug, SealedItem<AppOwner>> owners) {
        String event = sealing.event(workspace.uid());
        var drafts = new LinkedHashMap<Slug, Draft>();
        for (AppChange change : changes) {
            App after = change.after();
            if (after != null && (change.before() == null || change.moves(workspace.slug()))) {
                drafts.put(after.slug(), Draft.of(AppOwnerItem.SCHEMA,
                        new AppOwner(after.slug(), after.uid(), workspace), event));
            }
        }
        var rows = sealing.seal(List.copyOf(drafts.values())).iterator();
        drafts.keySet().forEach(app -> {
            SealedItem<AppOwner> before = owners.get(app);
            transaction.put(table.rows(), EnhancedDocument.class, rows.next(),
                    before == null ? WriteConditions.ABSENT : before.unchanged(), Lost::race);
        });
    }

    private void list(Transaction transaction, WorkspaceRef workspace, AppChange change) {
        AppOwner before = change.before();
        App after = change.after();
        if (after == null) {
            delete(transaction, Objects.requireNonNull(before));
            return;
        }
        transaction.put(table.apps(), new AppItem(workspace.slug(), after));
        if (before != null && change.moves(workspace.slug())) {
            transaction.delete(table.apps(), listed(before));
        } else if (before != null) {
            transaction.check(table.appOwners(), AppOwners.key(before.app()), asRead(before), Lost::race);
        }
    }

    private void delete(Transaction transaction, AppOwner app) {
        transaction.delete(table.appOwners(), AppOwners.key(app.app()), asRead(app),
                Lost::race).delete(table.apps(), listed(app));
    }

    private static Key listed(AppOwner app) {
        return TokenTable.key(Keys.workspacePartition(app.workspace().slug()), Keys.appSort(app.app()));
    }

    private static Expression asRead(AppOwner app) {
        return WriteConditions.both(WriteConditions.equal("uid", app.uid()),
                WriteConditions.both(WriteConditions.equal("workspace", app.workspace().slug().value()),
                        WriteConditions.equal("workspace_uid", app.workspace().uid())));
    }
}
