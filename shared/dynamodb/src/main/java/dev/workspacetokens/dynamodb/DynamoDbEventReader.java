package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.EventReader;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.table.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The [EventReader] of the table.
public final class DynamoDbEventReader implements EventReader {

    private final TokenTable table;

    public DynamoDbEventReader(TokenTable table) {
        this.table = table;
    }

    @Override
    public Found read(Collection<EventKey> keys) {
        var wanted = Set.copyOf(keys).stream()
                .collect(toMap(key -> key, key -> TokenTable.key(Keys.auditPartition(key.trail()), key.id())));
        var events = new ArrayList<Event>();
        var unreadable = new HashSet<EventKey>();
        for (EnhancedDocument row : table.batches().read(table.rows(), EnhancedDocument.class, wanted.values())) {
            try {
                events.add(EventItem.SCHEMA.mapToItem(row.toMap()).event());
            } catch (RuntimeException e) {
                // What one row holds must not stand in the way of the others.
                var key = new EventKey(Keys.tail(String.valueOf(row.getString(Keys.PK))),
                        String.valueOf(row.getString(Keys.SK)));
                Log.warn(DynamoDbEventReader.class, "cannot read the event " + key + ": " + Failures.name(e));
                unreadable.add(key);
            }
        }
        return new Found(events, unreadable);
    }
}
