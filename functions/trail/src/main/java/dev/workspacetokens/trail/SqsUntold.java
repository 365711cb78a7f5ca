package dev.workspacetokens.trail;

import static java.util.stream.Collectors.toSet;

import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.Untold;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// The [Untold] in an SQS queue. A message is a key and nothing of the event.
///
/// @param client of the queue's region
/// @param queue its URL
record SqsUntold(Supplier<SqsClient> client, String queue) implements Untold {

    /// The most that SQS takes in one call.
    private static final int MOST = 10;

    /// Gives up at the first call that fails as a whole.
    @Override
    public Set<EventKey> keep(Collection<EventKey> keys) {
        List<EventKey> all = List.copyOf(keys);
        var lost = new HashSet<EventKey>();
        for (int from = 0; from < all.size(); from += MOST) {
            try {
                lost.addAll(send(all.subList(from, Math.min(from + MOST, all.size()))));
            } catch (SdkException e) {
                Log.warn(SqsUntold.class, "SQS keeps nothing: " + Failures.name(e));
                lost.addAll(all.subList(from, all.size()));
                break;
            }
        }
        return lost;
    }

    private Set<EventKey> send(List<EventKey> keys) {
        return client.get()
                .sendMessageBatch(r -> r.queueUrl(queue).entries(IntStream.range(0, keys.size())
                        .mapToObj(i -> SendMessageBatchRequestEntry.builder().id(String.valueOf(i))
                                .messageBody(keys.get(i).toString()).build())
                        .toList()))
                .failed().stream().map(BatchResultErrorEntry::id).map(Integer::valueOf).map(keys::get)
                .collect(toSet());
    }
}
