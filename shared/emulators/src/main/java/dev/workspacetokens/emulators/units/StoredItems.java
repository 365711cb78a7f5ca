package dev.workspacetokens.emulators.units;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/// What is in the tables at this moment, read by a client that nobody counts.
final class StoredItems {

    private final DynamoDbClient client;
    private final Map<String, List<String>> keyNames = new ConcurrentHashMap<>();

    StoredItems(DynamoDbClient client) {
        this.client = client;
    }

    /// The size of an item; 0 when it is not there.
    long size(String table, Map<String, AttributeValue> key) {
        return ItemSize.of(client.getItem(r -> r.tableName(table).key(key).consistentRead(true)).item());
    }

    /// The key of an item.
    Map<String, AttributeValue> key(String table, Map<String, AttributeValue> item) {
        return keyNames(table).stream().collect(toMap(name -> name,
                name -> item.getOrDefault(name, AttributeValue.fromNul(true))));
    }

    private List<String> keyNames(String table) {
        return keyNames.computeIfAbsent(table, name -> client.describeTable(r -> r.tableName(name)).table().keySchema()
                .stream().map(KeySchemaElement::attributeName).toList());
    }
}
