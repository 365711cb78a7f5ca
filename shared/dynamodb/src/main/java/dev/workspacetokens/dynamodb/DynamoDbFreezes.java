package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Freezes;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.application.feed.WorkspaceDeeds;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.seal.SealCheck;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The [Freezes] in the table: the list that authorizers read, and what the workspace says of itself, in
/// one transaction.
public final class DynamoDbFreezes implements Freezes {

    private final TokenTable table;
    private final Sealing sealing;
    private final SealCheck check;
    private final OpenWorkspaces workspaces;
    private final AuditTrail trail;

    /// @param trail where each change is noted
    public DynamoDbFreezes(TokenTable table, DirectorySeals seals, AuditTrail trail) {
        this.table = table;
        this.sealing = seals.rows();
        this.check = seals.check();
        this.workspaces = new OpenWorkspaces(table, seals);
        this.trail = trail;
    }

    @Override
    public Workspace freeze(Actor by, Slug workspace) {
        return change(by, workspace, true);
    }

    @Override
    public Workspace lift(Actor by, Slug workspace) {
        return change(by, workspace, false);
    }

    private Workspace change(Actor by, Slug slug, boolean frozen) {
        return table.attempts().of(() -> {
            WorkspaceItem before = workspaces.find(slug);
            if (before == null) {
                throw Workspaces.notFound(slug);
            }
            FrozenList list = FrozenList.read(table, check);
            FrozenItem after = list.item().with(before.ref().uid(), frozen);
            if (after.uids().size() > MOST) {
                throw Freezes.full();
            }
            boolean missing = frozen && !list.stored();
            if (missing || before.workspace().frozen() != frozen || !after.equals(list.item())) {
                write(before, before.frozen(frozen), list, after,
                        trail.entry(WorkspaceDeeds.frozen(by, before.ref(), frozen)));
            }
            return before.frozen(frozen).workspace();
        });
    }

    private void write(WorkspaceItem before, WorkspaceItem after, FrozenList list,
            FrozenItem listed, AuditTrail.Entry event) {
        Transaction transaction = event.in(table.transaction(), table);
        workspaces.put(transaction, after, before.unchanged(), event);
        transaction.put(table.listedWorkspaces(), after.workspace())
                .put(table.rows(), EnhancedDocument.class,
                        sealing.seal(Draft.of(FrozenItem.SCHEMA, listed, event.key())),
                        list.unchanged(), Lost::race)
                .commit();
    }

    /// Takes a workspace that is no more out of the list.
    void forget(Actor by, WorkspaceRef workspace) {
        table.attempts().of(() -> {
            FrozenList list = FrozenList.read(table, check);
            if (list.stored() && list.item().uids().contains(workspace.uid())) {
                AuditTrail.Entry event = trail.entry(WorkspaceDeeds.frozen(by, workspace, false));
                event.in(table.transaction(), table).put(table.rows(), EnhancedDocument.class,
                        sealing.seal(
                                Draft.of(FrozenItem.SCHEMA, list.item().with(workspace.uid(), false), event.key())),
                        list.unchanged(), Lost::race).commit();
            }
            return true;
        });
    }
}
