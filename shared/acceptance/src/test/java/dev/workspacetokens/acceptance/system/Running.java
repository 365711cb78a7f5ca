package dev.workspacetokens.acceptance.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.local.LocalRunner;
import dev.workspacetokens.local.Options;
import dev.workspacetokens.testing.TestPolicy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The whole system of template.yaml, running for a test, with a clock that is set and faults that are made at will.
///
/// When it is closed, everything that it answered, logged and stored is searched for the secrets that it issued.
public final class Running implements AutoCloseable {

    private static final String POLICY = "AccessPolicy";

    private final MutableClock clock = new MutableClock();
    private final Faults faults = new Faults();
    private final SecretSearch search = new SecretSearch();
    private final NotedChanges changes = new NotedChanges();
    private final LocalRunner runner;

    private Running(Options options) {
        var parameters = new HashMap<>(Map.of(POLICY, "stored"));
        parameters.putAll(options.parameters());
        this.runner = LocalRunner.start(options.withClock(clock).withParameters(parameters)
                .withDynamoDb(client -> faults.dynamoDb(
                        changes.before(DynamoDbClient.class, options.dynamoDb().apply(client))))
                .withKms(faults::kms)
                .withLog(search::logged));
        if (!options.parameters().containsKey(POLICY)) {
            assertThat(directory().put("/directory/access-policy", new String(TestPolicy.json(), UTF_8)).status())
                    .isIn(200, 201);
        }
    }

    /// The template of this build with the demo workspaces and the [TestPolicy].
    public static Running withDemoData() {
        return new Running(Options.ofThisBuild());
    }

    /// The same with other options, of which the clock, the keys and the log are this one's own. Who sets the parameter
    /// `AccessPolicy` gets no policy.
    public static Running with(Options options) {
        return new Running(options);
    }

    /// Somebody who has signed in just now.
    public Client as(String person) {
        return sending("Bearer " + runner.jwt(person));
    }

    /// An integration that has the token which this answer shows.
    public Client with(Reply issued) {
        return sending("Bearer " + secretOf(issued));
    }

    /// Somebody who sends these `Authorization` headers.
    public Client sending(String... authorization) {
        return new Client(URI.create(runner.url()), Caller.sending(List.of(authorization)), search::answered);
    }

    /// The SaaS' own backend.
    public Client directory() {
        return sending();
    }

    /// What must be told each answer that this one's own clients did not get.
    public Consumer<Reply> witness() {
        return search::answered;
    }

    /// The token that this answer shows.
    public String secretOf(Reply issued) {
        return issued.data().path("token").asText();
    }

    /// Every line of the log so far.
    public Stream<String> logged() {
        return search.texts();
    }

    public MutableClock clock() {
        return clock;
    }

    public Faults faults() {
        return faults;
    }

    public LocalRunner runner() {
        return runner;
    }

    /// How many items have a partition key that starts like this.
    public long itemsLike(String prefix) {
        return dump().stream().map(item -> Objects.requireNonNull(item.get("PK")))
                .filter(key -> key.s().startsWith(prefix))
                .count();
    }

    private List<Map<String, AttributeValue>> dump() {
        String table = runner.template().table().tableName();
        return runner.dynamoDb().scanPaginator(scan -> scan.tableName(table)).items().stream().toList();
    }

    @Override
    public void close() {
        try {
            List<Map<String, AttributeValue>> table = dump();
            table.forEach(search::stored);
            search.assertNothingFound();
            changes.assertAllIsNoted(table);
        } finally {
            runner.close();
            search.close();
        }
    }
}
