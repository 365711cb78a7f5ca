package dev.workspacetokens.benchmarks.growth;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kms.model.KmsRequest;

/// Counts the requests that pass the clients that it intercepts, and their bytes. What they consume is not asked of
/// DynamoDB Local, which does not count as AWS does.
final class Meter implements ExecutionInterceptor {

    private static final String LENGTH = "Content-Length";

    private final AtomicReference<Usage> usage = new AtomicReference<>(Usage.NONE);

    /// What was used since this was last asked.
    Usage read() {
        return usage.getAndSet(Usage.NONE);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        long bytes = Stream.of(context.httpRequest(), context.httpResponse())
                .flatMap(message -> message.firstMatchingHeader(LENGTH).stream())
                .mapToLong(Long::parseLong).sum();
        add(new Usage(0, 0, bytes));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        boolean kms = context.request() instanceof KmsRequest;
        add(new Usage(kms ? 0 : 1, kms ? 1 : 0, 0));
    }

    private void add(Usage more) {
        var _ = usage.updateAndGet(sum -> sum.plus(more));
    }
}
