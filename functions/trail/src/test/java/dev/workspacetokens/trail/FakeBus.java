package dev.workspacetokens.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/// A bus that takes what the test lets it take.
final class FakeBus implements EventBridgeClient {

    final List<PutEventsRequest> calls = new ArrayList<>();
    final List<PutEventsRequestEntry> taken = new ArrayList<>();

    /// How many calls from now on get no answer.
    int unanswered;

    /// The error for an entry; empty for none.
    Function<PutEventsRequestEntry, String> error = _ -> "";

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
        calls.add(request);
        if (unanswered > 0) {
            unanswered--;
            throw SdkClientException.create("no answer");
        }
        var results = request.entries().stream().map(entry -> {
            String refused = error.apply(entry);
            if (refused.isEmpty()) {
                taken.add(entry);
                return PutEventsResultEntry.builder().eventId("an id").build();
            }
            return PutEventsResultEntry.builder().errorCode(refused).build();
        }).toList();
        return PutEventsResponse.builder().entries(results)
                .failedEntryCount((int) results.stream().filter(one -> one.errorCode() != null).count()).build();
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
