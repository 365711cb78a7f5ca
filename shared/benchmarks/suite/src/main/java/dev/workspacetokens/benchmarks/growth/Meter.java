package dev.workspacetokens.benchmarks.growth;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.kms.model.KmsRequest;

/// Counts what passes the clients that it intercepts, and has DynamoDB say what each request consumed.
final class Meter implements ExecutionInterceptor {

    private static final String ASKED = "ReturnConsumedCapacity";
    private static final String LENGTH = "Content-Length";
    private static final String CONSUMED = "ConsumedCapacity";

    private final AtomicReference<Usage> usage = new AtomicReference<>(Usage.NONE);

    /// What was used since this was last asked.
    Usage read() {
        return usage.getAndSet(Usage.NONE);
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        for (SdkField<?> field : context.request().sdkFields()) {
            if (field.memberName().equals(ASKED)) {
                SdkRequest.Builder builder = context.request().toBuilder();
                field.set(builder, ReturnConsumedCapacity.TOTAL.toString());
                return builder.build();
            }
        }
        return context.request();
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        long bytes = Stream.of(context.httpRequest(), context.httpResponse())
                .flatMap(message -> message.firstMatchingHeader(LENGTH).stream())
                .mapToLong(Long::parseLong).sum();
        add(new Usage(0, 0, 0, 0, bytes));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof KmsRequest) {
            add(new Usage(0, 0, 0, 1, 0));
            return;
        }
        double units = consumed(context.response().getValueForField(CONSUMED, Object.class).orElseThrow());
        String operation = context.request().getClass().getSimpleName();
        boolean reads = Stream.of("Get", "BatchGet", "TransactGet", "Query").anyMatch(operation::startsWith);
        add(new Usage(1, reads ? units : 0, reads ? 0 : units, 0, 0));
    }

    private static double consumed(Object answer) {
        return (answer instanceof List<?> list ? list.stream() : Stream.of(answer))
                .mapToDouble(each -> ((ConsumedCapacity) each).capacityUnits()).sum();
    }

    private void add(Usage more) {
        var _ = usage.updateAndGet(sum -> sum.plus(more));
    }
}
