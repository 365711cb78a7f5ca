package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Every event in `events/`, given to the function that its folder names, in an order that makes sense on an empty
/// table.
///
/// The tokens in the events are those that the two `CreateToken` events make with this clock and this random source.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsTest {

    private static final Path EVENTS = Path.of(System.getProperty("template.file")).resolveSibling("events");
    private static final long SEED = 1;

    /// An event, and what comes of it: a status, a policy's effect, or the message of an exception.
    private record Expected(String event, String outcome) {}

    private static final List<Expected> IN_ORDER = List.of(
            new Expected("Directory/put-workspace", "201"), new Expected("Directory/put-apps", "200"),
            new Expected("Directory/put-app", "201"), new Expected("Directory/put-members", "200"),
            new Expected("Directory/put-member", "201"), new Expected("Directory/get-workspace", "200"),
            new Expected("Directory/list-workspaces", "200"), new Expected("Directory/list-apps", "200"),
            new Expected("Directory/list-members", "200"), new Expected("Directory/delete-app", "204"),
            new Expected("Directory/delete-member", "204"), new Expected("Directory/delete-last-owner", "409"),
            new Expected("CreateToken/all-apps", "201"), new Expected("CreateToken/per-app", "201"),
            new Expected("CreateToken/not-allowed", "422"), new Expected("CreateToken/malformed", "400"),
            new Expected("CreateToken/by-a-manager", "403"), new Expected("CreateToken/by-a-stranger", "404"),
            new Expected("Directory/delete-workspace-in-use", "409"),
            new Expected("RestApiAuthorizer/all-apps", "Allow"), new Expected("RestApiAuthorizer/per-app", "Allow"),
            new Expected("RestApiAuthorizer/no-access-to-app", "Deny"),
            new Expected("RestApiAuthorizer/permission-missing", "Deny"),
            new Expected("RestApiAuthorizer/no-app", "Allow"),
            new Expected("RestApiAuthorizer/malformed-token", "Unauthorized"),
            new Expected("RestApiAuthorizer/unknown-token", "Unauthorized"),
            new Expected("HttpApiAuthorizer/per-app", "Allow"),
            new Expected("HttpApiAuthorizer/no-access-to-app", "Deny"),
            new Expected("HttpApiAuthorizer/malformed-token", "Deny"),
            new Expected("HttpApiAuthorizer/closed-route", "Deny"),
            new Expected("SampleApiFunction/get-me", "200"), new Expected("SampleApiFunction/list-apps", "200"),
            new Expected("SampleApiFunction/get-app", "200"), new Expected("SampleApiFunction/start-build", "201"),
            new Expected("SampleApiFunction/list-builds", "200"),
            new Expected("SampleApiFunction/unknown-build", "404"),
            new Expected("ListWorkspaces/of-the-caller", "200"), new Expected("ListApps/by-title", "200"),
            new Expected("ListRoles/all", "200"), new Expected("ListTokens/first-page", "200"),
            new Expected("ListTokens/active-by-name", "200"), new Expected("ListTokens/bad-cursor", "400"),
            new Expected("GetToken/per-app", "200"), new Expected("GetToken/unknown", "404"),
            new Expected("UpdateToken/rename", "200"), new Expected("UpdateToken/roles", "200"),
            new Expected("RegenerateToken/in-the-past", "422"), new Expected("RegenerateToken/new-expiry", "200"),
            new Expected("RevokeToken/per-app", "204"), new Expected("RevokeToken/unknown", "404"));

    private final Template template = Template.read(Path.of(System.getProperty("template.file")),
            Map.of("MaxLifetimeDays", "36500"));
    private EmbeddedDynamoDb database;
    private Functions functions;

    @BeforeAll
    void start() {
        database = EmbeddedDynamoDb.inMemory(template);
        LocalKms keys = LocalKms.inMemory().provide(template);
        var clock = new MutableClock();
        var random = new Fixed(SEED);
        functions = new Functions(template.functions(), (LambdaFunction function) -> new Environment(
                function.environment(), database::client, () -> keys, clock, random), _ -> {});
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> everyEventHasItsOutcome() {
        return IN_ORDER.stream().map(expected -> DynamicTest.dynamicTest(expected.event() + " → " + expected.outcome(),
                () -> assertThat(outcome(expected.event())).isEqualTo(expected.outcome())));
    }

    @Test
    void everyEventIsUsedAndEveryFunctionHasOne() throws IOException {
        try (Stream<Path> files = Files.walk(EVENTS)) {
            var found = files.filter(Files::isRegularFile)
                    .map(file -> EVENTS.relativize(file).toString().replaceFirst("\\.json$", "")).toList();
            assertThat(found).containsExactlyInAnyOrderElementsOf(IN_ORDER.stream().map(Expected::event).toList());
            assertThat(found.stream().map(EventsTest::function).distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            template.functions().stream().map(LambdaFunction::logicalId).toList());
        }
    }

    private String outcome(String event) throws Exception {
        byte[] json = Files.readAllBytes(EVENTS.resolve(event + ".json"));
        try {
            JsonNode answer = Reply.JSON.readTree(functions.invoke(function(event), json));
            return answer.has("statusCode")
                    ? answer.path("statusCode").asText()
                    : answer.at("/policyDocument/Statement/0/Effect").asText();
        } catch (FunctionException e) {
            return e.errorMessage();
        }
    }

    private static String function(String event) {
        return event.substring(0, event.indexOf('/'));
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
