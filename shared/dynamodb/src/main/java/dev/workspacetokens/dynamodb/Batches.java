package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.lambda.retry.Pause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
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

    private static final int MAX_READS = 100;
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
        for (List<Key> part : parts(keys, MAX_READS)) {
            List<Key> rest = part;
            for (int attempt = 1; !rest.isEmpty(); attempt++) {
                var batch = ReadBatch.builder(type).mappedTableResource(table);
                rest.forEach(key -> batch.addGetItem(r -> r.key(key).consistentRead(true)));
                // One page only: the next ones would ask for what was left at once, without a pause and without end.
                var page = client.batchGetItem(r -> r.readBatches(batch.build())).iterator().next();
                found.addAll(page.resultsForTable(table));
                rest = page.unprocessedKeysForTable(table);
                waitUnlessDone(rest.isEmpty(), attempt);
            }
        }
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
        for (List<W> part : parts(writes, MAX_WRITES)) {
            List<W> rest = part;
            for (int attempt = 1; !rest.isEmpty(); attempt++) {
                var batch = WriteBatch.builder(type).mappedTableResource(table);
                rest.forEach(write -> add.accept(batch, write));
                rest = unprocessed.of(client.batchWriteItem(r -> r.addWriteBatch(batch.build())));
                waitUnlessDone(rest.isEmpty(), attempt);
            }
        }
    }

    private void waitUnlessDone(boolean done, int attempt) {
        if (done) {
            return;
        }
        if (attempt == MAX_ATTEMPTS) {
            throw new Refusal.Unavailable("The table does not keep up with its load.");
        }
        pause.untilNext(attempt);
    }

    private static <E> List<List<E>> parts(Collection<E> all, int size) {
        var list = List.copyOf(all);
        var parts = new ArrayList<List<E>>();
        for (int from = 0; from < list.size(); from += size) {
            parts.add(list.subList(from, Math.min(from + size, list.size())));
        }
        return parts;
    }

    private interface Unprocessed<W> {
        List<W> of(BatchWriteResult result);
    }
}
