package dev.workspacetokens.trail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.workspacetokens.application.Actor;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.dynamodb.AuditTrail;
import dev.workspacetokens.dynamodb.DirectorySeals;
import dev.workspacetokens.dynamodb.DynamoDbFreezes;
import dev.workspacetokens.dynamodb.DynamoDbWorkspaces;
import dev.workspacetokens.dynamodb.Sealing;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.ManualClock;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A table with the trail of one workspace, and the functions that tell it.
final class Deployment implements AutoCloseable {

    static final Actor SAAS = new Actor.Saas("arn:aws:iam::123456789012:role/backend", "203.0.113.7");
    /// What the functions have no use for.
    static final Context CONTEXT = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(),
            new Class<?>[]{Context.class}, (_, method, _) -> {
                throw new AssertionError(method.getName() + " was called");
            });
    private static final SealKey KEY = new SealKey(new Subkey("seals", new byte[32]));
    private static final Slug ACME = new Slug("acme");

    final FakeBus bus = new FakeBus();
    final FakeQueue queue = new FakeQueue();
    final List<String> metrics = new ArrayList<>();
    final ManualClock clock = new ManualClock(Instant.parse("2040-01-01T00:00:00Z"));
    final WorkspaceRef acme;
    final ForwardEventsHandler forward;
    final ResendEventsHandler resend;
    final WatchWritesHandler watch;
    final TellExpiringHandler tellExpiring;
    private final Backend backend = Backend.shared();
    private final String table = backend.newTable();
    private final DynamoDbWorkspaces workspaces;
    private final SecureRandom random = new SecureRandom();
    private boolean closed;

    Deployment() {
        var tokens = new TokenTable(backend.dynamoDb(), table);
        var seals = new DirectorySeals(new Sealing(KEY), new Sealing(KEY), KEY);
        var trail = new AuditTrail(clock, random, Duration.ofDays(400));
        workspaces = new DynamoDbWorkspaces(tokens, seals, new DynamoDbFreezes(tokens, seals, trail), trail, random);
        acme = workspaces.put(SAAS, ACME, "Acme").value().ref();
        var environment = new Environment(
                Map.of("TABLE_NAME", table, "EVENT_BUS", "the-bus", "UNTOLD_EVENTS_URL", "https://queue",
                        "AUDIT_RETENTION_DAYS", "400"),
                backend::dynamoDb, backend::kms, clock, random).with(new Metrics("stack", clock, metrics::add));
        var wiring = new TrailWiring(environment, () -> bus, () -> queue);
        forward = new ForwardEventsHandler(environment, wiring);
        resend = new ResendEventsHandler(wiring);
        watch = new WatchWritesHandler(environment);
        tellExpiring = new TellExpiringHandler(environment, wiring);
    }

    /// Changes the workspace, and so makes so many events.
    void change(int times) {
        IntStream.range(0, times).forEach(i -> {
            clock.advance(Duration.ofMillis(1));
            workspaces.put(SAAS, ACME, "Title " + i);
        });
    }

    /// The ids of all events, the oldest first.
    List<String> ids() {
        return rows().stream().map(row -> Objects.requireNonNull(row.get("SK")).s()).toList();
    }

    List<Map<String, AttributeValue>> rows() {
        return rows("AUDIT#" + acme.uid());
    }

    List<Map<String, AttributeValue>> rows(String partition) {
        return backend.dynamoDb().query(r -> r.tableName(table).keyConditionExpression("PK = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)))).items().stream()
                .sorted(Comparator.comparing(row -> Objects.requireNonNull(row.get("SK")).s())).toList();
    }

    /// Puts the record of a token that expires then; nothing else of it is there.
    TokenId putToken(WorkspaceRef workspace, String name, Instant expiresAt) {
        var id = TokenId.draw(clock.instant(), random);
        put(Map.of("PK", AttributeValue.fromS("TOKENS#" + workspace.slug()), "SK", AttributeValue.fromS(id.value()),
                "name", AttributeValue.fromS(name), "workspace_uid", AttributeValue.fromS(workspace.uid()),
                "expires_at", AttributeValue.fromN(Long.toString(expiresAt.toEpochMilli()))));
        return id;
    }

    WorkspaceRef putWorkspace(String slug) {
        return workspaces.put(SAAS, new Slug(slug), slug).value().ref();
    }

    void put(Map<String, AttributeValue> row) {
        var _ = backend.dynamoDb().putItem(r -> r.tableName(table).item(row));
    }

    void delete(String id) {
        var _ = backend.dynamoDb().deleteItem(r -> r.tableName(table).key(
                Map.of("PK", AttributeValue.fromS("AUDIT#" + acme.uid()), "SK", AttributeValue.fromS(id))));
    }

    /// What Lambda makes of the stream: records of events by their ids, numbered as they stand here.
    DynamodbEvent stream(List<String> ids) {
        return event(IntStream.range(0, ids.size())
                .mapToObj(i -> record("INSERT", "AUDIT#" + acme.uid(), ids.get(i), i, "")).toList());
    }

    /// A record as the stream's JSON has it.
    static String record(String name, String pk, String sk, int number, String more) {
        return """
                {"eventID": "1", "eventName": "%s", "eventSource": "aws:dynamodb", "awsRegion": "eu-central-1"%s,
                 "dynamodb": {"ApproximateCreationDateTime": 2208988800, "SequenceNumber": "%d", "StreamViewType": "KEYS_ONLY",
                 "Keys": {"PK": {"S": "%s"}, "SK": {"S": "%s"}}}}"""
                .formatted(name, more, number, pk, sk);
    }

    static DynamodbEvent event(List<String> records) {
        String json = records.stream().collect(Collectors.joining(",", "{\"Records\": [", "]}"));
        return LambdaEventSerializers
                .serializerFor(DynamodbEvent.class, Deployment.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            var _ = backend.dynamoDb().deleteTable(r -> r.tableName(table));
        }
    }
}
