package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.Revocations;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.Keys;
import java.util.Optional;

/// The [Revocations] in the table: two reads, however long the trail is.
public final class DynamoDbRevocations implements Revocations {

    private final TokenTable table;

    public DynamoDbRevocations(TokenTable table) {
        this.table = table;
    }

    @Override
    public Optional<Event> of(WorkspaceRef workspace, TokenId token) {
        return Optional.ofNullable(table.of(RevokedItem.SCHEMA)
                .getItem(r -> r.consistentRead(true).key(RevokedItem.key(workspace.uid(), token))))
                .flatMap(revoked -> EventKey.parseInRow(revoked.event()))
                // In this workspace's trail, whatever the row says: nothing seals it, so it must not lead to another's.
                .map(event -> table.rows().getItem(r -> r.consistentRead(true).key(TokenTable
                        .key(Keys.eventPartition(event.kind().name(), workspace.uid()), event.id()))))
                .flatMap(EventItem::read).filter(event -> event.deed().workspace() != null);
    }
}
