package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.feed.AppDeeds;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.AppChange;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// Writes apps: what the app says of its owner and what the owner lists, in one transaction.
///
/// Every change is conditional on the owner that was read, so an app is always in the list of its owner and in no other.
/// A workspace that an app leaves counts it in the same transaction, which notes that in its own trail, too.
final class AppWrites {

    private final TokenTable table;
    private final OpenWorkspaces workspaces;
    private final Sealing sealing;
    private final AuditTrail trail;

    AppWrites(TokenTable table, DirectorySeals seals, AuditTrail trail) {
        this.table = table;
        this.sealing = seals.rows();
        this.trail = trail;
        this.workspaces = new OpenWorkspaces(table, seals);
    }

    /// Splits changes so that each group can be [written][#write(WorkspaceItem, List, Map, Deed)].
    static List<List<AppChange>> groups(Slug workspace, List<AppChange> changes) {
        return Groups.of(changes, change -> change.moves(workspace) ? 5 : 2, Transaction.MAX_ACTIONS - 2);
    }

    /// Makes the changes of one group at one moment.
    ///
    /// @return the workspace as it is then
    /// @param owners those of the apps that move, as they were verified
    /// @param deed what is told of them
    /// @throws Lost when the workspace takes no apps any more, or an app is not what was read
    WorkspaceItem write(WorkspaceItem workspace, List<AppChange> changes, Map<Slug, SealedItem<AppOwner>> owners,
            Deed deed) {
        AuditTrail.Entry event = trail.entry(deed);
        Transaction transaction = event.in(table.transaction(), table);
        int deleted = (int) changes.stream().filter(change -> change.after() == null).count();
        WorkspaceItem after = deleted == 0 ? workspace : workspace.left(deleted);
        if (deleted == 0) {
            transaction.check(table.workspaces(), WorkspaceItem.key(workspace.ref().slug()), workspace.open(),
                    Lost::race);
        } else {
            workspaces.put(transaction, after, workspace.unchanged(), event);
        }
        own(transaction, workspace.ref(), changes, owners, event);
        changes.forEach(change -> list(transaction, workspace.ref(), change));
        moved(workspace.ref().slug(), changes).forEach((source, apps) -> {
            AuditTrail.Entry departure = trail
                    .entry(AppDeeds.left(deed.actor(), source, apps));
            leave(departure.in(transaction, table), source.slug(), apps.size(), departure);
        });
        transaction.commit();
        return after;
    }

    /// Which apps come from which other workspace.
    private static Map<WorkspaceRef, List<Slug>> moved(Slug workspace, List<AppChange> changes) {
        return changes.stream().filter(change -> change.moves(workspace)).map(AppChange::before)
                .filter(Objects::nonNull)
                .collect(groupingBy(AppOwner::workspace, LinkedHashMap::new, mapping(AppOwner::app, toList())));
    }

    private void leave(Transaction transaction, Slug workspace, int apps, AuditTrail.Entry event) {
        WorkspaceItem left = workspaces.find(workspace);
        if (left == null) {
            throw new Lost();
        }
        workspaces.put(transaction, left.left(apps), left.unchanged(), event);
    }

    /// Deletes an app from the workspace that owns it.
    ///
    /// @throws Lost when the app is not what was read
    void delete(Actor by, AppOwner app) {
        AuditTrail.Entry event = trail.entry(AppDeeds.deleted(by, app));
        Transaction transaction = event.in(table.transaction(), table);
        delete(transaction, app);
        leave(transaction, app.workspace().slug(), 1, event);
        transaction.commit();
    }

    /// Says of those that are new here whom they belong to.
    private void own(Transaction transaction, WorkspaceRef workspace, List<AppChange> changes,
            Map<Slug, SealedItem<AppOwner>> owners, AuditTrail.Entry event) {
        var drafts = new LinkedHashMap<Slug, Draft>();
        for (AppChange change : changes) {
            App after = change.after();
            if (after != null && (change.before() == null || change.moves(workspace.slug()))) {
                drafts.put(after.slug(), Draft.of(AppOwnerItem.SCHEMA,
                        new AppOwner(after.slug(), after.uid(), workspace), event.key()));
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
        return AppItem.key(app.workspace().slug(), app.app());
    }

    private static Expression asRead(AppOwner app) {
        return WriteConditions.both(WriteConditions.equal("uid", app.uid()),
                WriteConditions.both(WriteConditions.equal("workspace", app.workspace().slug().value()),
                        WriteConditions.equal("workspace_uid", app.workspace().uid())));
    }
}
