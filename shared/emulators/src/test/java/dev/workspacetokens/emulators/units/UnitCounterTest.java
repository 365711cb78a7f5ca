package dev.workspacetokens.emulators.units;

import static dev.workspacetokens.emulators.units.CountedTable.NAME;
import static dev.workspacetokens.emulators.units.CountedTable.item;
import static dev.workspacetokens.emulators.units.CountedTable.key;
import static dev.workspacetokens.emulators.units.CountedTable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What follows from the developer guide's rules where it has no example, and what is counted where it is silent.
final class UnitCounterTest {

    private static final int KB = 1_024;
    private static final CountedTable TABLE = new CountedTable();

    @AfterAll
    static void close() {
        TABLE.close();
    }

    private static TransactWriteItem checking(Map<String, AttributeValue> key, String condition) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(NAME).key(key).conditionExpression(condition)).build();
    }

    private static double transaction(TransactWriteItem... actions) {
        return TABLE.writes(c -> c.transactWriteItems(r -> r.transactItems(actions)));
    }

    @Test
    void fiftyKeysThatAreNotThereCostFifty() {
        var keys = KeysAndAttributes.builder().consistentRead(true)
                .keys(IntStream.range(0, 50).mapToObj(i -> key("none-" + i)).toList()).build();
        assertThat(TABLE.reads(c -> c.batchGetItem(r -> r.requestItems(Map.of(NAME, keys))))).isEqualTo(50);
    }

    @Test
    void transactionOfTwoChecksAndTwoSmallItemsCostsEight() {
        assertThat(transaction(checking(TABLE.stored("check-1", 200), "attribute_exists(PK)"),
                checking(key("absent"), "attribute_not_exists(PK)"),
                TransactWriteItem.builder().put(put -> put.tableName(NAME).item(item("put-1", 300))).build(),
                TransactWriteItem.builder().delete(del -> del.tableName(NAME).key(key("absent-too"))).build()))
                .isEqualTo(8);
    }

    @Test
    void conditionCheckCostsTwiceTheItemThatItLooksAt() {
        assertThat(transaction(checking(TABLE.stored("large", 3 * KB), "attribute_exists(PK)"))).isEqualTo(6);
    }

    @Test
    void cancelledTransactionCostsAsIfItHadBeenDone() {
        var grows = TABLE.stored("grows", 900);
        TransactWriteItem update = TransactWriteItem.builder().update(u -> u.tableName(NAME).key(grows)
                .updateExpression("SET more = :more")
                .expressionAttributeValues(Map.of(":more", text("x".repeat(1_000))))).build();
        TransactWriteItem put = TransactWriteItem.builder().put(p -> p.tableName(NAME).item(item("p2", 2 * KB)))
                .build();
        assertThat(transaction(checking(key("absent"), "attribute_exists(PK)"), update, put))
                .isEqualTo(2 + 2 * 2 + 2 * 2);
        assertThat(transaction(checking(key("absent"), "attribute_not_exists(PK)"), update, put))
                .isEqualTo(2 + 2 * 2 + 2 * 2);
    }

    @Test
    void transactionalReadOfWhatIsNotThereCostsTwo() {
        assertThat(TABLE.reads(c -> c.transactGetItems(r -> r.transactItems(
                TransactGetItem.builder().get(get -> get.tableName(NAME).key(key("absent"))).build())))).isEqualTo(2);
    }

    @Test
    void queryThatFindsNothingCostsOneStronglyAndAHalfEventually() {
        for (boolean consistent : List.of(true, false)) {
            assertThat(TABLE.reads(c -> c.query(r -> r.tableName(NAME).consistentRead(consistent)
                    .keyConditionExpression("PK = :pk").expressionAttributeValues(Map.of(":pk", text("nobody"))))))
                    .isEqualTo(consistent ? 1 : 0.5);
        }
    }

    @Test
    void queryInPagesRoundsEachPageUp() {
        IntStream.range(0, 4).forEach(i -> TABLE.stored("page-" + i, 100));
        assertThat(TABLE.reads(c -> c.queryPaginator(r -> r.tableName(NAME).consistentRead(true).limit(2)
                .keyConditionExpression("PK = :pk AND begins_with(SK, :sk)")
                .expressionAttributeValues(Map.of(":pk", text("one"), ":sk", text("page-")))).items().stream()
                .forEach(_ -> {}))).isEqualTo(3);
    }

    @Test
    void deletingWhatIsNotThereCostsOneAloneAndInABatch() {
        assertThat(TABLE.writes(c -> c.deleteItem(r -> r.tableName(NAME).key(key("absent"))))).isEqualTo(1);
        var deletes = List.of(key("absent"), TABLE.stored("two", 2 * KB)).stream().map(key -> WriteRequest.builder()
                .deleteRequest(DeleteRequest.builder().key(key).build()).build()).toList();
        assertThat(TABLE.writes(c -> c.batchWriteItem(r -> r.requestItems(Map.of(NAME, deletes))))).isEqualTo(3);
    }

    @Test
    void refusedUpdateCostsTheItemAsItIs() {
        var key = TABLE.stored("kept", 1_500);
        assertThat(TABLE.writes(c -> c.updateItem(r -> r.tableName(NAME).key(key).updateExpression("SET n = :n")
                .conditionExpression("attribute_not_exists(PK)")
                .expressionAttributeValues(Map.of(":n", text("x".repeat(5 * KB))))))).isEqualTo(2);
    }

    @Test
    void whatItCannotCountIsRefused() {
        var counter = new UnitCounter();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> TABLE.cost(
                c -> c.query(r -> r.tableName(NAME).indexName("index").keyConditionExpression("PK = :pk")
                        .expressionAttributeValues(Map.of(":pk", text("one"))))));
        assertThat(counter.take()).isEqualTo(Units.NONE).hasToString("0 RU, 0 WU");
        assertThat(new Units(1_001, 0.5)).hasToString("1,001 RU, 0.5 WU");
    }
}
