package dev.workspacetokens.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.aws.snapshot.Connections;
import dev.workspacetokens.aws.snapshot.Snapshots;
import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.LeastPrivilege;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.iam.Enforcement;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/// The functions of the template, each with the permissions of its role, for events from `events/` or of a test's own
/// making. Time stands still and randomness repeats itself.
final class Events implements AutoCloseable {

    static final Path FOLDER = Path.of(System.getProperty("template.file")).resolveSibling("events");
    private static final long SEED = 1;

    private final Template template = Template.read(Path.of(System.getProperty("template.file")),
            Map.of("MaxLifetimeDays", "36500"));
    private final EmbeddedDynamoDb database = EmbeddedDynamoDb.inMemory(template);
    private final List<Snapshots> snapshots = new ArrayList<>();
    private final Functions functions;

    /// @param observer is told of every call of a function's clients
    Events(Enforcement.Observer observer) {
        var keys = LocalKms.inMemory(template);
        var leastPrivilege = new LeastPrivilege(template, keys, observer);
        var clock = new MutableClock();
        var random = new Fixed(SEED);
        functions = new Functions(template.functions(), (LambdaFunction function) -> {
            snapshots.add(new Snapshots(new Connections(), random));
            return new Environment(function.environment(),
                    () -> leastPrivilege.confine(function, database.client()),
                    () -> leastPrivilege.confine(function, keys), clock, random).with(snapshots.getLast());
        }, _ -> {});
    }

    Template template() {
        return template;
    }

    /// What everything that was called so far does around snapshots.
    List<Snapshots> snapshots() {
        return List.copyOf(snapshots);
    }

    /// The function that an event is for.
    static String function(String event) {
        return event.substring(0, event.indexOf('/'));
    }

    /// Calls the event's function: a status, a policy's effect, or the message of an exception.
    String outcome(String event) throws Exception {
        return outcome(event, json -> json);
    }

    /// The same with an event that was changed before.
    String outcome(String event, UnaryOperator<String> change) throws Exception {
        JsonNode answer;
        try {
            answer = call(event, change);
        } catch (FunctionException e) {
            return e.errorMessage();
        }
        return answer.has("statusCode")
                ? answer.path("statusCode").asText()
                : answer.at("/policyDocument/Statement/0/Effect").asText();
    }

    private JsonNode call(String event, UnaryOperator<String> change) throws Exception {
        String json = change.apply(Files.readString(FOLDER.resolve(event + ".json")));
        return Reply.JSON.readTree(functions.invoke(function(event), json.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        database.close();
    }

    /// Draws the same each time.
    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final transient Random random;

        Fixed(long seed) {
            this.random = new Random(seed);
        }

        @Override
        public int nextInt(int bound) {
            return random.nextInt(bound);
        }
    }
}
