package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.iam.Enforcement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /// An event, and what comes of it: a status, a policy's effect, or the message of an exception.
    record Expected(String event, String outcome) {}

    static final List<Expected> IN_ORDER = List.of(
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

    private Events events;

    @BeforeAll
    void start() {
        events = new Events(Enforcement.Observer.NONE);
    }

    @AfterAll
    void stop() {
        events.close();
    }

    @TestFactory
    Stream<DynamicTest> everyEventHasItsOutcome() {
        return IN_ORDER.stream().map(expected -> DynamicTest.dynamicTest(expected.event() + " → " + expected.outcome(),
                () -> assertThat(events.outcome(expected.event())).isEqualTo(expected.outcome())));
    }

    @Test
    void everyEventIsUsedAndEveryFunctionHasOne() throws IOException {
        try (Stream<Path> files = Files.walk(Events.FOLDER)) {
            var found = files.filter(Files::isRegularFile)
                    .map(file -> Events.FOLDER.relativize(file).toString().replaceFirst("\\.json$", "")).toList();
            assertThat(found).containsExactlyInAnyOrderElementsOf(IN_ORDER.stream().map(Expected::event).toList());
            assertThat(found.stream().map(Events::function).distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            events.template().functions().stream().map(LambdaFunction::logicalId).toList());
        }
    }
}
