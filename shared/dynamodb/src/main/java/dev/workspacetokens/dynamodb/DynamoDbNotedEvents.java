package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.NotedEvents;
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
            EventItem.read(row).ifPresentOrElse(events::add, () -> EventKey
                    .parse(row.getString(Keys.PK) + '#' + row.getString(Keys.SK)).ifPresent(unreadable::add));
        }
        return new Found(events, unreadable);
    }
}
