package dev.workspacetokens.trail;

import dev.workspacetokens.application.audit.ForwardEvents;
import dev.workspacetokens.application.audit.TellEvents;
import dev.workspacetokens.application.walk.TellExpiring;
import dev.workspacetokens.aws.AwsClients;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.DynamoDbExpiringTokens;
import dev.workspacetokens.dynamodb.DynamoDbNotedEvents;
import dev.workspacetokens.dynamodb.DynamoDbWalks;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.lambda.Variables;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The composition root: makes each use case of what the function's environment has.
final class TrailWiring {

    private final TokenTable table;
    private final InstantSource clock;
    private final Bus bus;
    private final Supplier<SqsClient> queue;
    private final Variables variables;

    TrailWiring(Environment environment, Supplier<EventBridgeClient> bus, Supplier<SqsClient> queue) {
        this.variables = new Variables(environment.variables());
        this.clock = environment.clock();
        this.table = new TokenTable(environment.dynamoDb().get(), variables.required("TABLE_NAME"));
        this.bus = new Bus(bus, variables.required("EVENT_BUS"));
        this.queue = queue;
    }

    /// With clients that are built when something is to be told.
    static TrailWiring of(Environment environment) {
        var clients = new AwsClients(environment.execution().snapshots().connections(),
                DefaultCredentialsProvider.builder().build());
        return new TrailWiring(environment, once(() -> clients.limited(EventBridgeClient.builder()).build()),
                once(() -> clients.limited(SqsClient.builder()).build()));
    }

    private static <T> Supplier<T> once(Supplier<T> maker) {
        return new Supplier<>() {
            private @Nullable T made;

            @Override
            public synchronized T get() {
                T present = made == null ? maker.get() : made;
                made = present;
                return present;
            }
        };
    }

    TellEvents tellEvents() {
        return new TellEvents(new DynamoDbNotedEvents(table), new EventBridgeReceivers(bus));
    }

    TellExpiring tellExpiring() {
        return new TellExpiring(new DynamoDbExpiringTokens(table), new EventBridgeDigests(bus, clock),
                DynamoDbWalks.ofNotices(table), clock);
    }

    ForwardEvents forwardEvents() {
        return new ForwardEvents(tellEvents(),
                new SqsUntold(queue, variables.required("UNTOLD_EVENTS_URL")));
    }
}
