package dev.workspacetokens.trail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// A queue in memory.
final class FakeQueue implements SqsClient {

    final List<String> messages = new ArrayList<>();

    int calls;

    /// Whether nobody answers, and bodies that are refused one by one.
    boolean gone;
    final Set<String> refused = new HashSet<>();

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        calls++;
        if (gone) {
            throw SdkClientException.create("no answer");
        }
        if (request.entries().isEmpty() || request.entries().size() > 10) {
            throw new AssertionError("SQS takes 1 to 10 messages, not " + request.entries().size());
        }
        var failed = new ArrayList<BatchResultErrorEntry>();
        request.entries().forEach(entry -> {
            if (refused.contains(entry.messageBody())) {
                failed.add(BatchResultErrorEntry.builder().id(entry.id()).code("InternalError").build());
            } else {
                messages.add(entry.messageBody());
            }
        });
        return SendMessageBatchResponse.builder().failed(failed).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
