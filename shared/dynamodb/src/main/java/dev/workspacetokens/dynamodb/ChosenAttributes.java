package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;

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

/// Reads some attributes of rows and asks for no other, as IAM holds functions to: the enhanced client's batches ask
/// for whole rows.
///
/// @param table its name
record ChosenAttributes(DynamoDbClient client, String table, Pause pause) {

    /// Those of the rows that exist, strongly consistent, in no order.
    List<Map<String, AttributeValue>> read(Collection<Map<String, AttributeValue>> keys, String... attributes) {
        var names = Arrays.stream(attributes).collect(toMap(attribute -> '#' + attribute, attribute -> attribute));
        var rows = new ArrayList<Map<String, AttributeValue>>();
        Batches.untilDone(Set.copyOf(keys), Batches.MAX_READS, pause, rest -> {
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

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(Keys.PK, AttributeValue.fromS(pk), Keys.SK, AttributeValue.fromS(sk));
    }

    static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> row) {
        var key = new HashMap<>(row);
        key.keySet().retainAll(Set.of(Keys.PK, Keys.SK));
        return key;
    }
}
