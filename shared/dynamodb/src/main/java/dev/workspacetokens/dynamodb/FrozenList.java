package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.seal.SealCheck;
import software.amazon.awssdk.enhanced.dynamodb.Expression;

/// The list of frozen workspaces as it was read.
///
/// @param item the list; where the row is missing, those that say so of themselves, so that whoever deletes the row
/// lifts no freeze
/// @param stored whether there is a row
/// @param unchanged the condition that the row is the one that was read, or is missing still
record FrozenList(FrozenItem item, boolean stored, Expression unchanged) {

    /// Reads it, strongly consistent.
    ///
    /// @throws dev.workspacetokens.domain.seal.SealRefused when the row is not as this deployment sealed it
    static FrozenList read(TokenTable table, SealCheck check) {
        SealedItem<FrozenItem> row = SealedItem.read(table, FrozenItem.key(), FrozenItem.SCHEMA, check);
        return row == null
                ? new FrozenList(ofAllWorkspaces(table), false, WriteConditions.ABSENT)
                : new FrozenList(row.item(), true, row.unchanged());
    }

    private static FrozenItem ofAllWorkspaces(TokenTable table) {
        return new FrozenItem(DynamoDbWorkspaces.listed(table).all().stream().filter(Workspace::frozen)
                .map(workspace -> workspace.ref().uid()).collect(toUnmodifiableSet()));
    }
}
