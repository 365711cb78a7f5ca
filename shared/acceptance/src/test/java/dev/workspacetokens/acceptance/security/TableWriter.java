package dev.workspacetokens.acceptance.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Somebody who may read and write every row of the table, and use no key.
///
/// @param dynamoDb the database
/// @param table the table's name
record TableWriter(DynamoDbClient dynamoDb, String table) {

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue bytes(byte[] value) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(value));
    }

    /// A copy of a row.
    Map<String, AttributeValue> row(String pk, String sk) {
        var item = dynamoDb.getItem(r -> r.tableName(table).consistentRead(true).key(key(pk, sk))).item();
        if (item.isEmpty()) {
            throw new AssertionError("there is no row " + pk + " / " + sk);
        }
        return new HashMap<>(item);
    }

    /// The value of a row's attribute.
    AttributeValue value(String pk, String sk, String attribute) {
        AttributeValue value = row(pk, sk).get(attribute);
        if (value == null) {
            throw new AssertionError("the row " + pk + " / " + sk + " has no " + attribute);
        }
        return value;
    }

    void put(String pk, String sk, Map<String, AttributeValue> attributes) {
        var row = new HashMap<>(attributes);
        row.putAll(key(pk, sk));
        dynamoDb.putItem(r -> r.tableName(table).item(row));
    }

    /// Writes a row anew with something changed.
    void change(String pk, String sk, Consumer<Map<String, AttributeValue>> change) {
        var row = row(pk, sk);
        change.accept(row);
        put(pk, sk, row);
    }

    void set(String pk, String sk, String attribute, AttributeValue value) {
        change(pk, sk, row -> row.put(attribute, value));
    }

    void remove(String pk, String sk, String attribute) {
        change(pk, sk, row -> row.remove(attribute));
    }

    /// Writes what one row says, seal and all, under another key.
    void copy(String pk, String sk, String toPk, String toSk) {
        put(toPk, toSk, row(pk, sk));
    }

    void delete(String pk, String sk) {
        dynamoDb.deleteItem(r -> r.tableName(table).key(key(pk, sk)));
    }

    /// Every row of the table.
    List<Map<String, AttributeValue>> all() {
        return dynamoDb.scanPaginator(r -> r.tableName(table).consistentRead(true)).items().stream().toList();
    }

    /// Makes the table hold these rows and no other, but for events: what happened has happened.
    void restore(List<Map<String, AttributeValue>> rows) {
        var present = all();
        for (Map<String, AttributeValue> row : present) {
            if (!rows.contains(row) && !Objects.requireNonNull(row.get("PK")).s().startsWith("AUDIT#")) {
                var key = new HashMap<>(row);
                key.keySet().retainAll(Set.of("PK", "SK"));
                dynamoDb.deleteItem(r -> r.tableName(table).key(key));
            }
        }
        rows.stream().filter(row -> !present.contains(row))
                .forEach(row -> dynamoDb.putItem(r -> r.tableName(table).item(row)));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("PK", text(pk), "SK", text(sk));
    }
}
