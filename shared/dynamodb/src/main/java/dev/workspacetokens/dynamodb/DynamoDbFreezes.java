package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.directory.Freezes;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.seal.SealCheck;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The [Freezes] in the table: the list that authorizers read, and what the workspace says of itself, in
/// one transaction.
public final class DynamoDbFreezes implements Freezes {

    private final TokenTable table;
    private final Sealing sealing;
    private final SealCheck check;
    private final OpenWorkspaces workspaces;

    public DynamoDbFreezes(TokenTable table, DirectorySeals seals) {
        this.table = table;
        this.sealing = seals.rows();
        this.check = seals.check();
        this.workspaces = new OpenWorkspaces(table, seals);
    }

    @Override
    public Workspace freeze(Slug workspace) {
        return change(workspace, true);
    }

    @Override
    public Workspace lift(Slug workspace) {
        return change(workspace, false);
    }

    private Workspace change(Slug slug, boolean frozen) {
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
                write(before, before.frozen(frozen), list, after);
            }
            return before.frozen(frozen).workspace();
        });
    }

    private void write(WorkspaceItem before, WorkspaceItem after, FrozenList list,
            FrozenItem listed) {
        Transaction transaction = table.transaction();
        workspaces.put(transaction, after, before.unchanged());
        transaction.put(table.listedWorkspaces(), after.workspace())
                .put(table.rows(), EnhancedDocument.class,
                        sealing.seal(Draft.of(FrozenItem.SCHEMA, listed, sealing.event(before.ref().uid()))),
                        list.unchanged(), Lost::race)
                .commit();
    }

    /// Takes a workspace that is no more out of the list.
    void forget(String uid) {
        table.attempts().of(() -> {
            FrozenList list = FrozenList.read(table, check);
            if (list.stored() && list.item().uids().contains(uid)) {
                table.transaction().put(table.rows(), EnhancedDocument.class,
                        sealing.seal(Draft.of(FrozenItem.SCHEMA, list.item().with(uid, false), sealing.event(uid))),
                        list.unchanged(), Lost::race).commit();
            }
            return true;
        });
    }
}
