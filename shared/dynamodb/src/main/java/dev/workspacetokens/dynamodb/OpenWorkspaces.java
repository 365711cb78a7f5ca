package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.seal.SealRefused;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// Reads workspaces that something is to be added to, under the directory's seal, and writes them: a workspace's uid
/// goes into the seals of its apps and members, so it must be the one that the directory gave it.
///
/// @param table that holds them
/// @param seals of the directory
record OpenWorkspaces(TokenTable table, DirectorySeals seals) {

    /// The workspace; null when there is none. Strongly consistent.
    ///
    /// @throws SealRefused when it is not as the directory sealed it
    @Nullable
    WorkspaceItem find(Slug workspace) {
        return verified(table.rows().getItem(r -> r.consistentRead(true).key(WorkspaceItem.key(workspace))));
    }

    /// The workspace in a row; null when there is none.
    ///
    /// @throws SealRefused when it is not as the directory sealed it
    @Nullable
    WorkspaceItem verified(@Nullable EnhancedDocument row) {
        return row == null ? null : SealedItem.of(row, WorkspaceItem.SCHEMA, seals.check()).item();
    }

    /// Writes the workspace as a whole, under its seal, if the condition holds; else the transaction is [Lost].
    ///
    /// @param event that the transaction notes
    void put(Transaction transaction, WorkspaceItem workspace, Expression condition, AuditTrail.Entry event) {
        var row = Draft.of(WorkspaceItem.SCHEMA, workspace, event.key());
        transaction.put(table.rows(), EnhancedDocument.class, seals.rows().seal(row), condition, Lost::race);
    }

    /// The workspace, if something may be added to it.
    ///
    /// @throws Refusal.NotFound when there is none
    /// @throws Refusal.Conflict when it is being deleted
    /// @throws SealRefused when it is not as the directory sealed it
    WorkspaceItem require(Slug workspace) {
        return requireOpen(find(workspace), workspace);
    }

    /// The same of one that was read already.
    static WorkspaceItem requireOpen(@Nullable WorkspaceItem found, Slug workspace) {
        if (found == null) {
            throw Workspaces.notFound(workspace);
        }
        if (found.closing()) {
            throw Workspaces.closing(workspace);
        }
        return found;
    }
}
