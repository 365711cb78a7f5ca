package dev.workspacetokens.emulators.units;

import dev.workspacetokens.emulators.intercept.Interceptor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Counts the units of all requests of the clients that it watches, by AWS's rules: see the package for their source.
///
/// It looks at the items of a request before and after it, by the client underneath. So it is exact while nobody else
/// writes to the same items, and takes time: do not measure both at once. What DynamoDB left unprocessed counts when it
/// is asked for again. A request that fails, other than by a condition, counts as if it had been carried out, since
/// nobody knows. Attempts that the client underneath repeats by itself count once. Safe for concurrent use.
public final class UnitCounter {

    private final AtomicReference<Units> counted = new AtomicReference<>(Units.NONE);

    /// The same client with every request counted here.
    public DynamoDbClient watch(DynamoDbClient client) {
        var items = new StoredItems(client);
        var reads = new Reads(client, items);
        var writes = new Writes(items);
        return ((Interceptor) (request, service) -> answer(reads, writes, request, service))
                .before(DynamoDbClient.class, client);
    }

    /// What was counted since this was last asked.
    public Units take() {
        return counted.getAndSet(Units.NONE);
    }

    private SdkResponse answer(Reads reads, Writes writes, SdkRequest request,
            Supplier<? extends SdkResponse> service) {
        return switch (request) {
            case GetItemRequest get -> read(reads.of(get), service);
            case TransactGetItemsRequest transaction -> read(reads.of(transaction), service);
            case QueryRequest query -> read(reads.of(query), service);
            case BatchGetItemRequest batch -> {
                var answer = (BatchGetItemResponse) read(reads.of(batch.requestItems()), service);
                add(Units.reading(-reads.of(answer.unprocessedKeys())));
                yield answer;
            }
            case BatchWriteItemRequest batch -> {
                double units = writes.of(batch.requestItems());
                add(Units.writing(units));
                var answer = (BatchWriteItemResponse) service.get();
                add(Units.writing(-writes.of(answer.unprocessedItems())));
                yield answer;
            }
            case PutItemRequest put -> write(writes.of(put), service);
            case UpdateItemRequest update -> write(writes.of(update), service);
            case DeleteItemRequest delete -> write(writes.of(delete), service);
            case TransactWriteItemsRequest transaction -> write(writes.of(transaction), service);
            default -> throw new UnsupportedOperationException("nobody knows what this costs: " + request);
        };
    }

    private SdkResponse read(double units, Supplier<? extends SdkResponse> service) {
        add(Units.reading(units));
        return service.get();
    }

    private SdkResponse write(Write write, Supplier<? extends SdkResponse> service) {
        try {
            SdkResponse answer = service.get();
            add(Units.writing(write.done().getAsDouble()));
            return answer;
        } catch (ConditionalCheckFailedException | TransactionCanceledException e) {
            add(Units.writing(write.refused()));
            throw e;
        } catch (RuntimeException e) {
            add(Units.writing(write.done().getAsDouble()));
            throw e;
        }
    }

    private void add(Units more) {
        var _ = counted.updateAndGet(sum -> sum.plus(more));
    }
}
