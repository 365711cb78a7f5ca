package dev.workspacetokens.trail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.ForwardEvents;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.lambda.Metrics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// [Tells][ForwardEvents] what was noted, by the table's stream of keys. Nobody may change or delete an event, so one
/// that was is an alarm, and is not told.
public final class ForwardEventsHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private final ForwardEvents forward;
    private final Metrics metrics;

    public ForwardEventsHandler() {
        this(Environment.lambda());
    }

    public ForwardEventsHandler(Environment environment) {
        this(environment, TrailWiring.of(environment));
    }

    ForwardEventsHandler(Environment environment, TrailWiring wiring) {
        this.forward = wiring.forwardEvents();
        this.metrics = environment.metrics();
    }

    /// @return the records that Lambda is to send again; it sends all that follow the first of them along
    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<StreamRecord> records = event.getRecords().stream().map(StreamRecord::of).toList();
        records.forEach(this::watch);
        Set<EventKey> failed = forward.run(records.stream()
                .filter(record -> record.change() == StreamRecord.Change.WRITTEN).map(StreamRecord::event)
                .flatMap(Optional::stream).toList());
        return new StreamsEventResponse(
                records.stream().filter(record -> record.event().filter(failed::contains).isPresent())
                        .map(record -> new BatchItemFailure(record.sequenceNumber())).toList());
    }

    private void watch(StreamRecord record) {
        switch (record.change()) {
            case WRITTEN, EXPIRED -> {
            }
            case WRITTEN_OVER, DELETED -> {
                metrics.count("Trail", "altered", "Change", record.change().name().toLowerCase(Locale.ROOT));
                Log.error(ForwardEventsHandler.class,
                        "somebody else than this stack changed the audit trail: " + record.pk() + ' ' + record.sk()
                                + " was "
                                + record.change());
            }
        }
    }
}
