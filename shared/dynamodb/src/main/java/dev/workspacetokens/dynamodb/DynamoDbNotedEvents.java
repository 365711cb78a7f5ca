package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.NotedEvents;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.table.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The [NotedEvents] of the table.
public final class DynamoDbNotedEvents implements NotedEvents {

    private final TokenTable table;

    public DynamoDbNotedEvents(TokenTable table) {
        this.table = table;
    }

    @Override
    public Found read(Collection<EventKey> keys) {
        var wanted = Set.copyOf(keys).stream()
                .collect(toMap(key -> key, key -> TokenTable.key(EventItem.partition(key), key.id())));
        var events = new ArrayList<Event>();
        var unreadable = new HashSet<EventKey>();
        for (EnhancedDocument row : table.batches().read(table.rows(), EnhancedDocument.class, wanted.values())) {
            try {
                events.add(EventItem.SCHEMA.mapToItem(row.toMap()).event());
            } catch (RuntimeException e) {
                // What one row holds must not stand in the way of the others.
                String name = row.getString(Keys.PK) + '#' + row.getString(Keys.SK);
                Log.warn(DynamoDbNotedEvents.class, "cannot read the event " + name + ": " + Failures.name(e));
                EventKey.parse(name).ifPresent(unreadable::add);
            }
        }
        return new Found(events, unreadable);
    }
}
