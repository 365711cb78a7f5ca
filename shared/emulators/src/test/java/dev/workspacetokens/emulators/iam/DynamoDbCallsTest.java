package dev.workspacetokens.emulators.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class DynamoDbCallsTest {

    private static final String ARN = "arn:aws:dynamodb:eu-central-1:000000000000:table/things";
    private static final DynamoDbCalls CALLS = new DynamoDbCalls(new DynamoDbTable("things", ARN, "PK"));

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("PK", AttributeValue.fromS(pk), "SK", AttributeValue.fromS("x"));
    }

    private static AwsCall call(String action, String... keys) {
        return new AwsCall("dynamodb:" + action, ARN, Map.of(AwsCall.LEADING_KEYS, Set.of(keys)));
    }

    private static AwsCall written(String action, String key, Set<String> returned, String... attributes) {
        return new AwsCall("dynamodb:" + action, ARN, Map.of(AwsCall.LEADING_KEYS, Set.of(key), AwsCall.ATTRIBUTES,
                Set.of(attributes), AwsCall.RETURN_VALUES, returned));
    }

    @Test
    void anItemsRequestTouchesItsPartition() {
        assertThat(CALLS.of(GetItemRequest.builder().tableName("things").key(key("A#1")).build()))
                .containsExactly(call("GetItem", "A#1"));
        assertThat(CALLS.of(PutItemRequest.builder().tableName(ARN).item(key("A#1")).build()))
                .containsExactly(written("PutItem", "A#1", Set.of("NONE"), "PK", "SK"));
        assertThat(CALLS.of(UpdateItemRequest.builder().tableName("things").key(key("A#1")).build()))
                .containsExactly(written("UpdateItem", "A#1", Set.of("NONE"), "PK", "SK"));
        assertThat(CALLS.of(DeleteItemRequest.builder().tableName("things").key(key("A#1"))
                .returnValues(ReturnValue.ALL_OLD).build()))
                .containsExactly(written("DeleteItem", "A#1", Set.of("ALL_OLD"), "PK", "SK"));
    }

    @Test
    void aWriteNamesTheAttributesOfItsItemAndOfItsExpressions() {
        assertThat(CALLS.of(PutItemRequest.builder().tableName("things")
                .item(Map.of("PK", AttributeValue.fromS("A#1"), "SK", AttributeValue.fromS("x"), "put",
                        AttributeValue.fromN("1")))
                .conditionExpression("attribute_not_exists(PK) OR (checked < :n and NOT size (#s) IN (:a, :b))")
                .expressionAttributeNames(Map.of("#s", "sized")).build()))
                .containsExactly(written("PutItem", "A#1", Set.of("NONE"), "PK", "SK", "put", "checked", "sized"));
        assertThat(CALLS.of(TransactWriteItemsRequest.builder().transactItems(TransactWriteItem.builder()
                .update(u -> u.tableName("things").key(key("A#1"))
                        .updateExpression("SET #a.b[0].#c = if_not_exists(d, :e), f = :e + g REMOVE h ADD #i :j")
                        .conditionExpression("#k BETWEEN :e AND :l AND begins_with(m, :e)").expressionAttributeNames(
                                Map.of("#a", "first", "#c", "deep", "#i", "added", "#k", "compared")))
                .build()).build()))
                .containsExactly(written("UpdateItem", "A#1", Set.of(), "PK", "SK", "first", "d", "f", "g", "h",
                        "added", "compared", "m"));
    }

    @Test
    void aPlaceholderThatStandsForNothingIsUnknown() {
        var update = UpdateItemRequest.builder().tableName("things").key(key("A#1")).updateExpression("SET #a = :b");
        assertThatThrownBy(() -> CALLS.of(update.build())).isInstanceOf(UnknownRequestException.class);
    }

    @Test
    void aBatchIsOneCallWithEveryPartition() {
        var reads = KeysAndAttributes.builder().keys(List.of(key("A#1"), key("B#2"))).build();
        assertThat(CALLS.of(BatchGetItemRequest.builder().requestItems(Map.of("things", reads)).build()))
                .containsExactly(call("BatchGetItem", "A#1", "B#2"));
        var writes = List.of(WriteRequest.builder().putRequest(r -> r.item(key("A#1"))).build(),
                WriteRequest.builder().deleteRequest(r -> r.key(key("C#3"))).build());
        assertThat(CALLS.of(BatchWriteItemRequest.builder().requestItems(Map.of("things", writes)).build()))
                .containsExactly(call("BatchWriteItem", "A#1", "C#3"));
    }

    @Test
    void eachMemberOfATransactionNeedsItsOwnAction() {
        assertThat(CALLS.of(TransactWriteItemsRequest.builder().transactItems(
                TransactWriteItem.builder().put(p -> p.tableName("things").item(key("A#1"))).build(),
                TransactWriteItem.builder().delete(d -> d.tableName("things").key(key("B#2"))).build(),
                TransactWriteItem.builder().update(u -> u.tableName("things").key(key("C#3"))).build(),
                TransactWriteItem.builder().conditionCheck(c -> c.tableName("things").key(key("D#4"))).build())
                .build()))
                .containsExactly(written("PutItem", "A#1", Set.of(), "PK", "SK"),
                        written("DeleteItem", "B#2", Set.of(), "PK", "SK"),
                        written("UpdateItem", "C#3", Set.of(), "PK", "SK"),
                        written("ConditionCheckItem", "D#4", Set.of(), "PK", "SK"));
        assertThat(CALLS.of(TransactGetItemsRequest.builder().transactItems(
                TransactGetItem.builder().get(g -> g.tableName("things").key(key("A#1"))).build(),
                TransactGetItem.builder().get(g -> g.tableName("things").key(key("B#2"))).build()).build()))
                .containsExactly(call("GetItem", "A#1"), call("GetItem", "B#2"));
    }

    private static QueryRequest.Builder query(String condition) {
        return QueryRequest.builder().tableName("things").keyConditionExpression(condition)
                .expressionAttributeNames(Map.of("#pk", "PK", "#sk", "SK"))
                .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS("A#1"), ":sk", AttributeValue.fromS("B#2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK = :pk", "#pk=:pk", "(#pk = :pk) and begins_with(#sk, :sk)", "#sk <= :sk AND #pk = :pk",
            "#pk = :pk AND #sk = :sk"})
    void aQueryTouchesThePartitionOfItsKeyCondition(String condition) {
        assertThat(CALLS.of(query(condition).build())).containsExactly(call("Query", "A#1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SK = :pk", "#sk = :sk", "#pk = :nothing", "#pk = :pk AND PK = :sk",
            "begins_with(#pk, :pk)", "#pk > :pk", ""})
    void aQueryWithoutOnePartitionIsUnknown(String condition) {
        assertThatThrownBy(() -> CALLS.of(query(condition).build())).isInstanceOf(UnknownRequestException.class);
    }

    static Stream<SdkRequest> unknown() {
        return Stream.of(ScanRequest.builder().tableName("things").build(), QueryRequest.builder().tableName("things")
                .build(), query("PK = :pk").indexName("other").build(), query("PK = :pk").tableName("others").build(),
                ExecuteStatementRequest.builder().statement("SELECT * FROM things").build(),
                DescribeTableRequest.builder().tableName("things").build(),
                GetItemRequest.builder().tableName("others").key(key("A#1")).build(),
                GetItemRequest.builder().tableName("things").key(Map.of("SK", AttributeValue.fromS("x"))).build(),
                GetItemRequest.builder().tableName("things").key(Map.of("PK", AttributeValue.fromN("1"))).build(),
                BatchGetItemRequest.builder()
                        .requestItems(Map.of("others", KeysAndAttributes.builder().keys(List.of(key("A#1"))).build()))
                        .build(),
                TransactWriteItemsRequest.builder().transactItems(
                        TransactWriteItem.builder().put(p -> p.tableName("others").item(key("A#1"))).build())
                        .build());
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whatItTouchesMustBeKnown(SdkRequest unknown) {
        assertThatThrownBy(() -> CALLS.of(unknown)).isInstanceOf(UnknownRequestException.class);
    }
}
