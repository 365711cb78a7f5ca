package dev.workspacetokens.emulators.units;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

/// Read units of a request. Items count as a whole, whatever part of them is asked for.
///
/// @param client that nobody counts
/// @param items as that client sees them
record Reads(DynamoDbClient client, StoredItems items) {

    double of(GetItemRequest request) {
        return Rates.read(items.size(request.tableName(), request.key()), consistent(request.consistentRead()));
    }

    /// Each item of a batch is rounded up on its own.
    double of(Map<String, KeysAndAttributes> batch) {
        return batch.entrySet().stream().mapToDouble(table -> table.getValue().keys().stream().mapToDouble(
                key -> Rates.read(items.size(table.getKey(), key), consistent(table.getValue().consistentRead())))
                .sum()).sum();
    }

    /// A transaction that meets a write is cancelled, and counts all the same.
    double of(TransactGetItemsRequest request) {
        return request.transactItems().stream().mapToDouble(item -> Rates.TRANSACTION
                * Rates.read(items.size(item.get().tableName(), item.get().key()), true)).sum();
    }

    /// All items that a page looked at, whether or not a filter lets them through, are rounded up together.
    double of(QueryRequest request) {
        if (request.indexName() != null) {
            throw new UnsupportedOperationException("what an index costs is not known here: " + request.indexName());
        }
        long examined = client.query(withoutFilter(request)).items().stream().mapToLong(ItemSize::of).sum();
        return Rates.read(examined, consistent(request.consistentRead()));
    }

    /// The same page with everything that was looked at. DynamoDB refuses names and values that nothing uses.
    private static QueryRequest withoutFilter(QueryRequest request) {
        return request.toBuilder().filterExpression(null).projectionExpression(null).select((Select) null)
                .expressionAttributeNames(used(request, request.expressionAttributeNames()))
                .expressionAttributeValues(used(request, request.expressionAttributeValues())).build();
    }

    private static <T> @Nullable Map<String, T> used(QueryRequest request, Map<String, T> placeholders) {
        var used = new HashMap<>(placeholders);
        used.keySet().removeIf(name -> !Pattern.compile(Pattern.quote(name) + "(?!\\w)")
                .matcher(request.keyConditionExpression()).find());
        return used.isEmpty() ? null : used;
    }

    private static boolean consistent(@Nullable Boolean asked) {
        return Boolean.TRUE.equals(asked);
    }
}
