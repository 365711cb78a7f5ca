package dev.workspacetokens.emulators.iam;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What DynamoDB asks IAM: a batch is one call with every partition key in it, a transaction one call for each of its
/// members, with that member's own action and key. A Scan touches every partition, so it is none of the known requests.
///
/// @param table the only one that there is
public record DynamoDbCalls(DynamoDbTable table) implements Calls {

    @Override
    public List<AwsCall> of(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> List.of(read(get.tableName(), get.key()));
            case PutItemRequest put ->
                List.of(written("PutItem", put.tableName(), put.item(), returned(put.returnValuesAsString()),
                        names(put.expressionAttributeNames()).with(put.conditionExpression())));
            case UpdateItemRequest update -> List.of(written("UpdateItem", update.tableName(), update.key(),
                    returned(update.returnValuesAsString()), names(update.expressionAttributeNames())
                            .with(update.updateExpression()).with(update.conditionExpression())));
            case DeleteItemRequest delete -> List.of(written("DeleteItem", delete.tableName(), delete.key(),
                    returned(delete.returnValuesAsString()),
                    names(delete.expressionAttributeNames()).with(delete.conditionExpression())));
            case QueryRequest query -> List.of(query(query));
            case BatchGetItemRequest batch -> List.of(read(batch));
            case BatchWriteItemRequest batch ->
                List.of(batch("BatchWriteItem", batch.requestItems(), writes -> writes.stream().map(this::partition)));
            case TransactGetItemsRequest reads -> reads.transactItems().stream().map(TransactGetItem::get)
                    .map(get -> read(get.tableName(), get.key())).toList();
            case TransactWriteItemsRequest writes -> writes.transactItems().stream().flatMap(this::member).toList();
            default -> throw new UnknownRequestException("unknown request " + request.getClass().getSimpleName());
        };
    }

    private AwsCall query(QueryRequest query) {
        table.require(query.tableName());
        if (query.indexName() != null) {
            throw new UnknownRequestException("there is no index " + query.indexName());
        }
        return call("Query", Map.of(AwsCall.LEADING_KEYS, Set.of(KeyCondition.partition(query, table))));
    }

    /// Where a batch names the attributes that it wants, these; else all of them, which no condition on
    /// attributes admits.
    private AwsCall read(BatchGetItemRequest batch) {
        AwsCall call = batch("BatchGetItem", batch.requestItems(), keys -> keys.keys().stream().map(table::keyOf));
        if (batch.requestItems().values().stream().anyMatch(keys -> keys.projectionExpression() == null)) {
            return call;
        }
        Set<String> wanted = batch.requestItems().values().stream()
                .flatMap(keys -> names(keys.expressionAttributeNames()).with(keys.projectionExpression()).found()
                        .stream())
                .collect(toUnmodifiableSet());
        return call("BatchGetItem", Map.of(AwsCall.LEADING_KEYS, call.leadingKeys(), AwsCall.ATTRIBUTES, wanted));
    }

    private <T> AwsCall batch(String action, Map<String, T> byTable, Function<T, Stream<String>> keys) {
        byTable.keySet().forEach(table::require);
        return call(action, Map.of(AwsCall.LEADING_KEYS,
                byTable.values().stream().flatMap(keys).collect(toUnmodifiableSet())));
    }

    private String partition(WriteRequest write) {
        return table.keyOf(write.putRequest() != null ? write.putRequest().item() : write.deleteRequest().key());
    }

    /// A member of a transaction has no return values.
    private Stream<AwsCall> member(TransactWriteItem member) {
        return Stream.of(
                Stream.ofNullable(member.put()).map(put -> written("PutItem", put.tableName(), put.item(), Set.of(),
                        names(put.expressionAttributeNames()).with(put.conditionExpression()))),
                Stream.ofNullable(member.update())
                        .map(one -> written("UpdateItem", one.tableName(), one.key(), Set.of(),
                                names(one.expressionAttributeNames()).with(one.updateExpression())
                                        .with(one.conditionExpression()))),
                Stream.ofNullable(member.delete())
                        .map(one -> written("DeleteItem", one.tableName(), one.key(), Set.of(),
                                names(one.expressionAttributeNames()).with(one.conditionExpression()))),
                Stream.ofNullable(member.conditionCheck())
                        .map(check -> written("ConditionCheckItem", check.tableName(), check.key(), Set.of(),
                                names(check.expressionAttributeNames()).with(check.conditionExpression()))))
                .flatMap(Function.identity());
    }

    /// Names no attributes: it reads all of them, which no condition on attributes admits.
    private AwsCall read(String tableName, Map<String, AttributeValue> key) {
        table.require(tableName);
        return call("GetItem", Map.of(AwsCall.LEADING_KEYS, Set.of(table.keyOf(key))));
    }

    private AwsCall written(String action, String tableName, Map<String, AttributeValue> item, Set<String> returned,
            AttributeNames names) {
        table.require(tableName);
        return call(action, Map.of(AwsCall.LEADING_KEYS, Set.of(table.keyOf(item)), AwsCall.ATTRIBUTES,
                names.with(item).found(), AwsCall.RETURN_VALUES, returned));
    }

    private static AttributeNames names(Map<String, String> placeholders) {
        return new AttributeNames(placeholders);
    }

    private static Set<String> returned(@Nullable String returnValues) {
        return Set.of(returnValues == null ? "NONE" : returnValues);
    }

    private AwsCall call(String action, Map<String, Set<String>> context) {
        return new AwsCall("dynamodb:" + action, table.arn(), context);
    }
}
