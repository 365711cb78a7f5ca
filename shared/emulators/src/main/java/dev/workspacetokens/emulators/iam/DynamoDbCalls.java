package dev.workspacetokens.emulators.iam;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
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
    public List<Call> of(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> List.of(keyed("GetItem", get.tableName(), get.key()));
            case PutItemRequest put -> List.of(keyed("PutItem", put.tableName(), put.item()));
            case UpdateItemRequest update -> List.of(keyed("UpdateItem", update.tableName(), update.key()));
            case DeleteItemRequest delete -> List.of(keyed("DeleteItem", delete.tableName(), delete.key()));
            case QueryRequest query -> List.of(query(query));
            case BatchGetItemRequest batch ->
                List.of(batch("BatchGetItem", batch.requestItems(), keys -> keys.keys().stream().map(table::keyOf)));
            case BatchWriteItemRequest batch ->
                List.of(batch("BatchWriteItem", batch.requestItems(), writes -> writes.stream().map(this::written)));
            case TransactGetItemsRequest reads -> reads.transactItems().stream().map(TransactGetItem::get)
                    .map(get -> keyed("GetItem", get.tableName(), get.key())).toList();
            case TransactWriteItemsRequest writes -> writes.transactItems().stream().flatMap(this::member).toList();
            default -> throw new UnknownRequestException("unknown request " + request.getClass().getSimpleName());
        };
    }

    private Call query(QueryRequest query) {
        table.require(query.tableName());
        if (query.indexName() != null) {
            throw new UnknownRequestException("there is no index " + query.indexName());
        }
        return call("Query", Set.of(KeyCondition.partition(query, table)));
    }

    private <T> Call batch(String action, Map<String, T> byTable, Function<T, Stream<String>> keys) {
        byTable.keySet().forEach(table::require);
        return call(action, byTable.values().stream().flatMap(keys).collect(toUnmodifiableSet()));
    }

    private String written(WriteRequest write) {
        return table.keyOf(write.putRequest() != null ? write.putRequest().item() : write.deleteRequest().key());
    }

    private Stream<Call> member(TransactWriteItem member) {
        return Stream.of(
                Stream.ofNullable(member.put()).map(put -> keyed("PutItem", put.tableName(), put.item())),
                Stream.ofNullable(member.update()).map(one -> keyed("UpdateItem", one.tableName(), one.key())),
                Stream.ofNullable(member.delete()).map(one -> keyed("DeleteItem", one.tableName(), one.key())),
                Stream.ofNullable(member.conditionCheck())
                        .map(check -> keyed("ConditionCheckItem", check.tableName(), check.key())))
                .flatMap(Function.identity());
    }

    private Call keyed(String action, String tableName, Map<String, AttributeValue> item) {
        table.require(tableName);
        return call(action, Set.of(table.keyOf(item)));
    }

    private Call call(String action, Set<String> keys) {
        return new Call("dynamodb:" + action, table.arn(), keys);
    }
}
