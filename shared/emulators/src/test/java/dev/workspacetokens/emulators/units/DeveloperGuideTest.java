package dev.workspacetokens.emulators.units;

import static dev.workspacetokens.emulators.units.CountedTable.NAME;
import static dev.workspacetokens.emulators.units.CountedTable.item;
import static dev.workspacetokens.emulators.units.CountedTable.key;
import static dev.workspacetokens.emulators.units.CountedTable.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// The worked examples of the DynamoDB developer guide, each with the page that it stands on.
final class DeveloperGuideTest {

    private static final int KB = 1_024;
    private static final CountedTable TABLE = new CountedTable();

    @AfterAll
    static void close() {
        TABLE.close();
    }

    private static double get(Map<String, AttributeValue> key, boolean consistent) {
        return TABLE.reads(c -> c.getItem(r -> r.tableName(NAME).key(key).consistentRead(consistent)));
    }

    private static double query(String prefix, Consumer<QueryRequest.Builder> more) {
        return TABLE.reads(c -> c.query(r -> more.accept(r.tableName(NAME).consistentRead(true)
                .keyConditionExpression("PK = :pk AND begins_with(SK, :sk)")
                .expressionAttributeValues(Map.of(":pk", text("one"), ":sk", text(prefix))))));
    }

    private static Consumer<DynamoDbClient> put(Map<String, AttributeValue> item) {
        return c -> c.putItem(r -> r.tableName(NAME).item(item));
    }

    /// `read-write-operations.html`, "Capacity unit consumption for read operations".
    @Nested
    class Reading {

        @Test
        void anItemOf3500BytesCostsAsMuchAsOneOf4Kb() {
            assertThat(get(TABLE.stored("3500", 3_500), true)).isEqualTo(get(TABLE.stored("4KB", 4 * KB), true))
                    .isEqualTo(1);
        }

        @Test
        void anItemOf8KbCostsTwoStronglyOneEventuallyFourInATransaction() {
            var key = TABLE.stored("8KB", 8 * KB);
            assertThat(get(key, true)).isEqualTo(2);
            assertThat(get(key, false)).isEqualTo(1);
            assertThat(TABLE.reads(c -> c.transactGetItems(r -> r.transactItems(TransactGetItem.builder()
                    .get(get -> get.tableName(NAME).key(key)).build())))).isEqualTo(4);
        }

        @Test
        void getItemRoundsAnItemOf3AndAHalfKbTo4AndOneOf10To12() {
            assertThat(get(TABLE.stored("3.5KB", 3_584), true)).isEqualTo(4 / 4);
            assertThat(get(TABLE.stored("10KB", 10 * KB), true)).isEqualTo(12 / 4);
        }

        @Test
        void batchOf1AndAHalfAnd6AndAHalfKbCountsAs12KbNot8() {
            var keys = KeysAndAttributes.builder().consistentRead(true)
                    .keys(List.of(TABLE.stored("1.5KB", 1_536), TABLE.stored("6.5KB", 6_656))).build();
            assertThat(TABLE.reads(c -> c.batchGetItem(r -> r.requestItems(Map.of(NAME, keys))))).isEqualTo(12 / 4);
        }

        @Test
        void queryOf10ItemsOf40Point8KbTogetherCountsAs44Kb() {
            IntStream.range(0, 9).forEach(i -> TABLE.stored("q40-" + i, 4_178));
            TABLE.stored("q40-9", 41_779 - 9 * 4_178);
            assertThat(query("q40-", r -> {})).isEqualTo(44 / 4);
        }

        @Test
        void queryOf1500ItemsOf64BytesCountsAs96Kb() {
            IntStream.range(0, 1_500).forEach(i -> TABLE.stored("q64-%04d".formatted(i), 64));
            assertThat(query("q64-", r -> {})).isEqualTo(96 / 4);
        }

        @Test
        void eventuallyConsistentReadOf80KbCostsTen() {
            IntStream.range(0, 20).forEach(i -> TABLE.stored("q80-%02d".formatted(i), 4 * KB));
            assertThat(query("q80-", r -> r.consistentRead(false))).isEqualTo(10);
        }

        @Test
        void anItemThatIsNotThereCostsOneStronglyAndAHalfEventually() {
            assertThat(get(key("nothing"), true)).isEqualTo(1);
            assertThat(get(key("nothing"), false)).isEqualTo(0.5);
        }

        @Test
        void askingForSomeAttributesOrForTheCountAloneCostsAsMuch() {
            var key = TABLE.stored("part", 9 * KB);
            assertThat(TABLE.reads(c -> c.getItem(
                    r -> r.tableName(NAME).key(key).consistentRead(true).projectionExpression("SK")))).isEqualTo(3);
            assertThat(query("part", r -> r.projectionExpression("SK"))).isEqualTo(3);
            assertThat(query("part", r -> r.select(Select.COUNT))).isEqualTo(3);
        }
    }

    /// `Query.Other.html`, "Limiting the number of items in the result set".
    @Test
    void queryWithAFilterCostsAllTheItemsThatItLooksAt() {
        IntStream.range(0, 10).forEach(i -> TABLE.stored("lim-" + i, 4 * KB));
        assertThat(query("lim-", r -> r.limit(6))).isEqualTo(6);
        assertThat(query("lim-", r -> r.limit(6).filterExpression("#data = :none")
                .expressionAttributeNames(Map.of("#data", "data")).expressionAttributeValues(
                        Map.of(":pk", text("one"), ":sk", text("lim-"), ":none", text("none")))))
                .isEqualTo(6);
    }

    /// `read-write-operations.html`, "Capacity unit consumption for write operations".
    @Nested
    class Writing {

        @Test
        void anItemOf500BytesCostsAsMuchAsOneOfAKb() {
            assertThat(TABLE.writes(put(item("w500", 500)))).isEqualTo(TABLE.writes(put(item("w1", KB)))).isEqualTo(1);
        }

        @Test
        void anItemOf2KbCostsTwoAndFourInATransaction() {
            assertThat(TABLE.writes(put(item("w2", 2 * KB)))).isEqualTo(2);
            assertThat(TABLE.writes(transaction(putting(item("w2", 2 * KB))))).isEqualTo(4);
        }

        @Test
        void theLargerOfBeforeAndAfterCounts() {
            var key = TABLE.stored("shrinks", 3 * KB);
            assertThat(TABLE.writes(put(item("shrinks", 100)))).isEqualTo(3);
            assertThat(TABLE.writes(put(item("shrinks", 5 * KB)))).isEqualTo(5);
            assertThat(TABLE.writes(c -> c.updateItem(r -> r.tableName(NAME).key(key).updateExpression("SET n = :n")
                    .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("1")))))).isEqualTo(6);
            assertThat(TABLE.writes(c -> c.updateItem(r -> r.tableName(NAME).key(key).updateExpression("REMOVE #d")
                    .expressionAttributeNames(Map.of("#d", "data"))))).isEqualTo(6);
        }

        @Test
        void puttingOrDeletingAnItemOf1Point6KbCountsAs2Kb() {
            assertThat(TABLE.writes(put(item("w1.6", 1_638)))).isEqualTo(2);
            assertThat(TABLE.writes(c -> c.deleteItem(r -> r.tableName(NAME).key(key("w1.6"))))).isEqualTo(2);
        }

        @Test
        void batchOf500BytesAnd3AndAHalfKbCountsAs5KbNot4() {
            var writes = List.of(item("b500", 500), item("b3.5", 3_584)).stream().map(item -> WriteRequest.builder()
                    .putRequest(PutRequest.builder().item(item).build()).build()).toList();
            assertThat(TABLE.writes(c -> c.batchWriteItem(r -> r.requestItems(Map.of(NAME, writes))))).isEqualTo(5);
        }
    }

    /// `WorkingWithItems.html`, "Capacity units consumed by conditional writes".
    @Nested
    class Refusing {

        private static double write(String sk, long bytes, String condition) {
            return TABLE.writes(c -> c.putItem(r -> r.tableName(NAME).item(item(sk, bytes))
                    .conditionExpression(condition)));
        }

        @Test
        void failedConditionCostsTheExistingItem() {
            var _ = TABLE.stored("c1", KB);
            assertThat(write("c1", KB, "attribute_not_exists(PK)")).isEqualTo(1);
            var _ = TABLE.stored("c2", 2 * KB);
            assertThat(write("c2", 2 * KB, "attribute_not_exists(PK)")).isEqualTo(2);
        }

        @Test
        void itemOf300KbThatWouldBe310Costs300WhenRefusedAnd310WhenNot() {
            var _ = TABLE.stored("c300", 300 * KB);
            assertThat(write("c300", 310 * KB, "attribute_not_exists(PK)")).isEqualTo(300);
            assertThat(write("c300", 310 * KB, "attribute_exists(PK)")).isEqualTo(310);
        }

        @Test
        void newItemOf310KbCostsOneWhenRefusedAnd310WhenNot() {
            assertThat(write("c310", 310 * KB, "attribute_exists(PK)")).isEqualTo(1);
            assertThat(write("c310", 310 * KB, "attribute_not_exists(PK)")).isEqualTo(310);
        }
    }

    /// `transaction-apis.html`, "Capacity management for transactions".
    @Nested
    class Transactions {

        @Test
        void writingThreeItemsOf500BytesCostsSix() {
            assertThat(TABLE.writes(transaction(putting(item("t1", 500)), putting(item("t2", 500)),
                    putting(item("t3", 500))))).isEqualTo(6);
        }

        @Test
        void readingThreeItemsOf500BytesCostsSix() {
            var gets = IntStream.range(0, 3).mapToObj(i -> TABLE.stored("g" + i, 500))
                    .map(key -> TransactGetItem.builder().get(get -> get.tableName(NAME).key(key)).build()).toList();
            assertThat(TABLE.reads(c -> c.transactGetItems(r -> r.transactItems(gets)))).isEqualTo(6);
        }
    }

    private static Consumer<DynamoDbClient> transaction(TransactWriteItem... actions) {
        return c -> c.transactWriteItems(r -> r.transactItems(actions));
    }

    private static TransactWriteItem putting(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder().put(put -> put.tableName(NAME).item(item)).build();
    }
}
