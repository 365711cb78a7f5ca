package dev.workspacetokens.trail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.TellEvents;
import dev.workspacetokens.aws.Environment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// [Tells again][TellEvents] what could not be told, by the queue of their keys.
public final class ResendEventsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final TellEvents tell;

    public ResendEventsHandler() {
        this(Environment.lambda());
    }

    public ResendEventsHandler(Environment environment) {
        this(TrailWiring.of(environment));
    }

    ResendEventsHandler(TrailWiring wiring) {
        this.tell = wiring.tellEvents();
    }

    /// @return the messages that stay in the queue: what was not told, and what is no key
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSMessage> messages = event.getRecords();
        Set<EventKey> failed = tell
                .run(messages.stream().map(ResendEventsHandler::key).flatMap(Optional::stream).toList());
        return new SQSBatchResponse(messages.stream()
                .filter(message -> key(message).map(failed::contains).orElse(true))
                .map(message -> new BatchItemFailure(message.getMessageId())).toList());
    }

    private static Optional<EventKey> key(SQSMessage message) {
        return EventKey.parse(message.getBody());
    }
}
