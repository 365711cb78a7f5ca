package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.EventNames;
import dev.workspacetokens.application.audit.WrittenRow;
import dev.workspacetokens.lambda.retry.Pause;
import dev.workspacetokens.table.Keys;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The [EventNames] of the table. It asks for keys and `event` alone, as IAM holds it to.
public final class DynamoDbEventNames implements EventNames {

    private final ChosenAttributes rows;

    public DynamoDbEventNames(DynamoDbClient client, String table) {
        this.rows = new ChosenAttributes(client, table, Pause.JITTERED);
    }

    @Override
    public Map<WrittenRow, String> namedBy(Collection<WrittenRow> written) {
        Map<Map<String, AttributeValue>, String> found = new HashMap<>();
        Set<Map<String, AttributeValue>> keys = written.stream()
                .map(row -> ChosenAttributes.key(row.partition(), row.sort()))
                .collect(toSet());
        rows.read(keys, Keys.PK, Keys.SK, Keys.EVENT).forEach(row -> {
            AttributeValue event = row.get(Keys.EVENT);
            found.put(ChosenAttributes.keyOf(row), event == null || event.s() == null ? "" : event.s());
        });
        return written.stream().distinct()
                .filter(row -> found.containsKey(ChosenAttributes.key(row.partition(), row.sort())))
                .collect(toMap(row -> row,
                        row -> found.getOrDefault(ChosenAttributes.key(row.partition(), row.sort()), "")));
    }

    @Override
    public Set<EventKey> existing(Collection<EventKey> events) {
        Map<Map<String, AttributeValue>, EventKey> byKey = events.stream().distinct()
                .collect(toMap(event -> ChosenAttributes.key(EventItem.partition(event), event.id()),
                        event -> event));
        return rows.read(byKey.keySet(), Keys.PK, Keys.SK).stream().map(row -> byKey.get(ChosenAttributes.keyOf(row)))
                .collect(toSet());
    }
}
