package dev.workspacetokens.trail;

import static java.util.stream.Collectors.toCollection;

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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        Set<EventKey> altered = keys(records.stream().filter(ForwardEventsHandler::isAltered));
        Set<EventKey> noted = keys(records.stream().filter(record -> record.change() == StreamRecord.Change.WRITTEN));
        noted.removeAll(altered);
        Set<EventKey> failed = forward.run(noted);
        records.stream().filter(ForwardEventsHandler::isAltered).forEach(this::tellOperators);
        return new StreamsEventResponse(records.stream()
                .filter(record -> record.event().filter(failed::contains).isPresent())
                .map(record -> new BatchItemFailure(record.sequenceNumber())).toList());
    }

    private static Set<EventKey> keys(Stream<StreamRecord> records) {
        return records.map(StreamRecord::event).flatMap(Optional::stream).collect(toCollection(HashSet::new));
    }

    /// Whether nobody but a stranger can have done it: what is in the trail stays, and has the keys of an event.
    private static boolean isAltered(StreamRecord record) {
        return switch (record.change()) {
            case WRITTEN -> record.event().isEmpty();
            case EXPIRED -> false;
            case WRITTEN_OVER, DELETED -> true;
        };
    }

    private void tellOperators(StreamRecord record) {
        String change = record.change().name().toLowerCase(Locale.ROOT);
        metrics.count("Trail", "altered", "Change", change);
        Log.error(ForwardEventsHandler.class, "somebody else than this stack changed the audit trail: "
                + record.pk() + ' ' + record.sk() + " was " + change);
    }
}
