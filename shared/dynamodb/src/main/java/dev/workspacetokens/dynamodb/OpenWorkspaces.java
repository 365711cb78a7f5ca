package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import org.jspecify.annotations.Nullable;

/// Reads workspaces that something is to be added to.
final class OpenWorkspaces {

    private final TokenTable table;

    OpenWorkspaces(TokenTable table) {
        this.table = table;
    }

    /// The workspace; null when there is none. Strongly consistent.
    @Nullable
    WorkspaceItem find(Slug workspace) {
        return table.workspaces().getItem(r -> r.consistentRead(true).key(WorkspaceItem.key(workspace)));
    }

    /// The workspace, if something may be added to it.
    ///
    /// @throws Refusal.NotFound when there is none
    /// @throws Refusal.Conflict when it is being deleted
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
