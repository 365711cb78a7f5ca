package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.lambda.retry.Pause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchWriteResult;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;

/// Reads and writes of many items at once. What DynamoDB leaves unprocessed is asked for again, up to
/// [#MAX_ATTEMPTS] times.
///
/// Batch writes are no transactions: they suit items that nothing refers to yet, or any more.
final class Batches {

    static final int MAX_ATTEMPTS = 8;

    static final int MAX_READS = 100;
    private static final int MAX_WRITES = 25;

    private final DynamoDbEnhancedClient client;
    private final Pause pause;

    Batches(DynamoDbEnhancedClient client, Pause pause) {
        this.client = client;
        this.pause = pause;
    }

    /// Reads, strongly consistent, those of the items that exist, in no order.
    ///
    /// @param keys without repetition
    <T> List<T> read(DynamoDbTable<T> table, Class<T> type, Collection<Key> keys) {
        var found = new ArrayList<T>();
        untilDone(keys, MAX_READS, pause, rest -> {
            var batch = ReadBatch.builder(type).mappedTableResource(table);
            rest.forEach(key -> batch.addGetItem(r -> r.key(key).consistentRead(true)));
            // One page only: the next ones would ask for what was left at once, without a pause and without end.
            var page = client.batchGetItem(r -> r.readBatches(batch.build())).iterator().next();
            found.addAll(page.resultsForTable(table));
            return page.unprocessedKeysForTable(table);
        });
        return found;
    }

    <T> void put(DynamoDbTable<T> table, Class<T> type, Collection<T> items) {
        write(table, type, items, WriteBatch.Builder::addPutItem,
                result -> result.unprocessedPutItemsForTable(table));
    }

    <T> void delete(DynamoDbTable<T> table, Class<T> type, Collection<Key> keys) {
        write(table, type, keys, WriteBatch.Builder::addDeleteItem,
                result -> result.unprocessedDeleteItemsForTable(table));
    }

    private <T, W> void write(DynamoDbTable<T> table, Class<T> type, Collection<W> writes,
            BiConsumer<WriteBatch.Builder<T>, W> add, Unprocessed<W> unprocessed) {
        untilDone(writes, MAX_WRITES, pause, rest -> {
            var batch = WriteBatch.builder(type).mappedTableResource(table);
            rest.forEach(write -> add.accept(batch, write));
            return unprocessed.of(client.batchWriteItem(r -> r.addWriteBatch(batch.build())));
        });
    }

    /// Sends requests in parts, and what DynamoDB leaves of each again, up to [#MAX_ATTEMPTS] times.
    ///
    /// @param most requests of one part
    /// @param send sends some, and gives those that were left
    /// @throws Refusal.Unavailable when DynamoDB leaves something each time
    static <E> void untilDone(Collection<E> all, int most, Pause pause, UnaryOperator<List<E>> send) {
        var list = List.copyOf(all);
        for (int from = 0; from < list.size(); from += most) {
            List<E> rest = send.apply(list.subList(from, Math.min(from + most, list.size())));
            for (int attempt = 1; !rest.isEmpty(); attempt++) {
                if (attempt == MAX_ATTEMPTS) {
                    throw new Refusal.Unavailable("The table does not keep up with its load.");
                }
                pause.untilNext(attempt);
                rest = send.apply(rest);
            }
        }
    }

    private interface Unprocessed<W> {
        List<W> of(BatchWriteResult result);
    }
}
