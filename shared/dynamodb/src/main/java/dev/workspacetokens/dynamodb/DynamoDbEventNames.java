package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.EventNames;
import dev.workspacetokens.application.audit.WrittenRow;
import dev.workspacetokens.lambda.retry.Pause;
import dev.workspacetokens.table.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// The [EventNames] of the table. It asks for keys and `event` alone, as IAM holds it to: the enhanced client's batches
/// ask for whole rows.
public final class DynamoDbEventNames implements EventNames {

    private final DynamoDbClient client;
    private final String table;
    private final Pause pause;

    public DynamoDbEventNames(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.pause = Pause.JITTERED;
    }

    @Override
    public Map<WrittenRow, String> namedBy(Collection<WrittenRow> rows) {
        Map<Map<String, AttributeValue>, String> found = new HashMap<>();
        Set<Map<String, AttributeValue>> keys = rows.stream().map(row -> key(row.partition(), row.sort()))
                .collect(toSet());
        read(keys, Keys.PK, Keys.SK, Keys.EVENT).forEach(row -> {
            AttributeValue event = row.get(Keys.EVENT);
            found.put(keyOf(row), event == null || event.s() == null ? "" : event.s());
        });
        return rows.stream().distinct().filter(row -> found.containsKey(key(row.partition(), row.sort())))
                .collect(toMap(row -> row, row -> found.getOrDefault(key(row.partition(), row.sort()), "")));
    }

    @Override
    public Set<EventKey> existing(Collection<EventKey> events) {
        Map<Map<String, AttributeValue>, EventKey> byKey = events.stream().distinct()
                .collect(toMap(event -> key(EventItem.partition(event), event.id()),
                        event -> event));
        return read(byKey.keySet(), Keys.PK, Keys.SK).stream().map(row -> byKey.get(keyOf(row))).collect(toSet());
    }

    private List<Map<String, AttributeValue>> read(Set<Map<String, AttributeValue>> keys, String... attributes) {
        var names = Arrays.stream(attributes).collect(toMap(attribute -> '#' + attribute, attribute -> attribute));
        var rows = new ArrayList<Map<String, AttributeValue>>();
        Batches.untilDone(keys, Batches.MAX_READS, pause, rest -> {
            var answer = client.batchGetItem(r -> r.requestItems(Map.of(table,
                    KeysAndAttributes.builder().keys(rest).consistentRead(true)
                            .projectionExpression(String.join(", ", names.keySet())).expressionAttributeNames(names)
                            .build())));
            rows.addAll(answer.responses().getOrDefault(table, List.of()));
            KeysAndAttributes left = answer.unprocessedKeys().get(table);
            return left == null ? List.of() : left.keys();
        });
        return rows;
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(Keys.PK, AttributeValue.fromS(pk), Keys.SK, AttributeValue.fromS(sk));
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> row) {
        var key = new HashMap<>(row);
        key.keySet().retainAll(Set.of(Keys.PK, Keys.SK));
        return key;
    }
}
