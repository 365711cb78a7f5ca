package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.seal.SealCheck;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The list of frozen workspaces as it was read.
///
/// @param item the list; where the row is missing, those of the listed workspaces that say so of themselves under their
/// seals, so that whoever deletes the row lifts no freeze
/// @param stored whether there is a row
/// @param unchanged the condition that the row is the one that was read, or is missing still
record FrozenList(FrozenItem item, boolean stored, Expression unchanged) {

    /// Reads it, strongly consistent.
    ///
    /// @throws dev.workspacetokens.domain.seal.SealRefused when the row is not as this deployment sealed it
    static FrozenList read(TokenTable table, SealCheck check) {
        SealedItem<FrozenItem> row = SealedItem.read(table, FrozenItem.key(), FrozenItem.SCHEMA, check);
        return row == null
                ? new FrozenList(ofAllWorkspaces(table, check), false, WriteConditions.ABSENT)
                : new FrozenList(row.item(), true, row.unchanged());
    }

    private static FrozenItem ofAllWorkspaces(TokenTable table, SealCheck check) {
        List<Key> listed = DynamoDbWorkspaces.listed(table).all().stream()
                .flatMap(row -> DynamoDbWorkspaces.read(row).stream())
                .map(workspace -> WorkspaceItem.key(workspace.ref().slug())).toList();
        return new FrozenItem(table.batches().read(table.rows(), EnhancedDocument.class, listed).stream()
                .map(row -> SealedItem.of(row, WorkspaceItem.SCHEMA, check).item().workspace())
                .filter(Workspace::frozen).map(workspace -> workspace.ref().uid()).collect(toUnmodifiableSet()));
    }
}
