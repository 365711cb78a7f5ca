package dev.workspacetokens.dynamodb;

import dev.workspacetokens.emulators.intercept.Interceptor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// What can go wrong between the store and DynamoDB.
final class Faults {

    private Faults() {}

    /// How a call fails.
    enum Kind {
        /// It is refused and has done nothing.
        REFUSED,
        /// It is done, and its answer is lost.
        LOST_ANSWER
    }

    static RuntimeException throttled() {
        return ProvisionedThroughputExceededException.builder().message("throttled").build();
    }

    static RuntimeException timeout() {
        return ApiCallTimeoutException.create(3_000);
    }

    /// Fails one call, or that one and all after it, as when the process has died.
    static final class Nth implements Interceptor {

        private final int first;
        private final Kind kind;
        private final boolean forEver;
        private final AtomicInteger calls = new AtomicInteger();

        /// @param first the call that fails first, counted from 1
        Nth(int first, Kind kind, boolean forEver) {
            this.first = first;
            this.kind = kind;
            this.forEver = forEver;
        }

        @Override
        public SdkResponse answer(SdkRequest request, Supplier<? extends SdkResponse> service) {
            int call = calls.incrementAndGet();
            if (call == first || (forEver && call > first)) {
                if (kind == Kind.LOST_ANSWER && call == first) {
                    var _ = service.get();
                    throw timeout();
                }
                throw throttled();
            }
            return service.get();
        }

        /// Whether there was such a call at all.
        boolean struck() {
            return calls.get() >= first;
        }
    }

    /// Leaves batches unprocessed, the first ones or all of them.
    static Interceptor unprocessed(int rounds) {
        var left = new AtomicInteger(rounds);
        return (request, service) -> switch (request) {
            case BatchGetItemRequest batch when left.getAndDecrement() > 0 ->
                BatchGetItemResponse.builder().unprocessedKeys(batch.requestItems()).build();
            case BatchWriteItemRequest batch when left.getAndDecrement() > 0 ->
                BatchWriteItemResponse.builder().unprocessedItems(batch.requestItems()).build();
            default -> service.get();
        };
    }

    /// Cancels transactions, the first ones or all of them, for this reason.
    static Interceptor cancelled(int times, String code) {
        var left = new AtomicInteger(times);
        return (request, service) -> {
            if (request instanceof TransactWriteItemsRequest && left.getAndDecrement() > 0) {
                throw TransactionCanceledException.builder().message("cancelled")
                        .cancellationReasons(List.of(CancellationReason.builder().code("None").build(),
                                CancellationReason.builder().code(code).build()))
                        .build();
            }
            return service.get();
        };
    }

    /// Runs this once, right before the first request of a kind.
    static Interceptor before(Predicate<SdkRequest> which, Runnable meanwhile) {
        var done = new AtomicInteger();
        return (request, service) -> {
            if (which.test(request) && done.getAndIncrement() == 0) {
                meanwhile.run();
            }
            return service.get();
        };
    }
}
