package dev.workspacetokens.aws.dynamodb;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.AppChange;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/// Writes apps: what the app says of its owner and what the owner lists, in one transaction.
///
/// Every change is conditional on the owner that was read, so an app is always in the list of its owner and in no other.
final class AppWrites {

    private final TokenTable table;

    AppWrites(TokenTable table) {
        this.table = table;
    }

    /// Splits changes so that each group can be [written][#write(WorkspaceItem, List)].
    static List<List<AppChange>> groups(Slug workspace, List<AppChange> changes) {
        return Groups.of(changes, change -> change.moves(workspace) ? 3 : 2, Transaction.MAX_ACTIONS - 1);
    }

    /// Makes the changes of one group at one moment.
    ///
    /// @throws Lost when the workspace takes no apps any more, or an app is not what was read
    void write(WorkspaceItem workspace, List<AppChange> changes) {
        Transaction transaction = table.transaction().check(table.workspaces(),
                WorkspaceItem.key(workspace.ref().slug()), workspace.open(), Lost::race);
        changes.forEach(change -> add(transaction, workspace.ref(), change));
        transaction.commit();
    }

    /// Deletes an app from the workspace that owns it.
    ///
    /// @throws Lost when the app is not what was read
    void delete(AppOwner app) {
        Transaction transaction = table.transaction();
        delete(transaction, app);
        transaction.commit();
    }

    private void add(Transaction transaction, WorkspaceRef workspace, AppChange change) {
        AppOwner before = change.before();
        App after = change.after();
        if (after != null) {
            transaction.put(table.appOwners(), AppOwner.class, new AppOwner(after.slug(), after.uid(), workspace),
                    before == null ? Conditions.ABSENT : asRead(before), Lost::race)
                    .put(table.apps(), new AppItem(workspace.slug(), after));
            if (before != null && change.moves(workspace.slug())) {
                transaction.delete(table.apps(), listed(before));
            }
        } else if (before != null) {
            delete(transaction, before);
        }
    }

    private void delete(Transaction transaction, AppOwner app) {
        transaction.delete(table.appOwners(), Keys.key(Keys.appPartition(app.app()), Keys.APP), asRead(app),
                Lost::race).delete(table.apps(), listed(app));
    }

    private static Key listed(AppOwner app) {
        return Keys.key(Keys.workspacePartition(app.workspace().slug()), Keys.appSort(app.app()));
    }

    private static Expression asRead(AppOwner app) {
        return Conditions.both(Conditions.equal("uid", app.uid()),
                Conditions.both(Conditions.equal("workspace", app.workspace().slug().value()),
                        Conditions.equal("workspace_uid", app.workspace().uid())));
    }
}
