package dev.workspacetokens.acceptance.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.acceptance.stack.CannotTestException;
import dev.workspacetokens.acceptance.stack.Stack;
import dev.workspacetokens.acceptance.stack.StackOnThisMachine;
import dev.workspacetokens.acceptance.system.Running;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the smoke part makes, it takes away again, however it ends.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmokeWorkspaceTest {

    private final Running running = Running.withDemoData();
    private final Stack stack = StackOnThisMachine.of(running);
    private SmokeWorkspace workspace = new SmokeWorkspace(stack);

    @BeforeEach
    void another() {
        running.faults().dynamoDbDown(false);
        running.faults().failWrite(0);
        workspace = new SmokeWorkspace(stack);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void nothingIsLeftOfTokensAppsAndMembers() {
        workspace.provide();
        workspace.member("auth0|abc", "viewer").expect(201);
        var integration = workspace.with(workspace.token("left", "{\"all_apps\": \"developer\"}"));
        integration.get("/me").expect(200);
        assertThat(rows()).isPositive();

        workspace.close();

        assertThat(rows()).isZero();
        integration.get("/me").expect(401);
        stack.backend().get("/directory/workspaces/" + workspace.slug()).expect(404);
    }

    @Test
    void whatWasMadeBeforeItFailedIsTakenAwayToo() {
        running.faults().failWrite(3);
        assertThatThrownBy(workspace::provide).isInstanceOf(AssertionError.class);
        assertThat(rows()).isPositive();
        workspace.close();
        assertThat(rows()).isZero();
    }

    @Test
    void whatCannotBeTakenAwayIsNamed() {
        workspace.provide();
        running.faults().dynamoDbDown(true);
        assertThatThrownBy(workspace::close).isInstanceOf(AssertionError.class)
                .hasMessageContaining("still to be made at the local runner")
                .hasMessageContaining("DELETE /directory/workspaces/" + workspace.slug() + "/apps/"
                        + workspace.slugOf("two"))
                .hasMessageContaining("DELETE /directory/workspaces/" + workspace.slug() + "?revoke_tokens=true");
        running.faults().dynamoDbDown(false);
        workspace.close();
    }

    @Test
    void anAccessTokenThatIsNotAcceptedIsOneSentenceAndNothingIsPut() {
        var refused = new SmokeWorkspace(withOwner("nonsense", stack.management()));
        assertThatThrownBy(refused::provide).isInstanceOf(CannotTestException.class).hasMessage(
                "The management API of the local runner answers the owner's access token with 401: get a new one.");
        refused.close();
        assertThat(running.itemsLike("WORKSPACE#" + refused.slug())).isZero();
    }

    @Test
    void anAddressOfSomethingElseIsOneSentence() {
        var wrong = new SmokeWorkspace(withOwner(stack.ownerToken(), stack.management().resolve("/elsewhere")));
        assertThatThrownBy(wrong::provide).isInstanceOf(CannotTestException.class).hasMessageStartingWith(
                "What should be the management API of the local runner, %s/elsewhere, is none: [GET /workspaces answered 404"
                        .formatted(stack.management()));
    }

    @Test
    void anAddressWhereNothingAnswersIsOneSentence() {
        var wrong = new SmokeWorkspace(withOwner(stack.ownerToken(), URI.create("http://127.0.0.1:1")));
        assertThatThrownBy(wrong::provide).isInstanceOf(CannotTestException.class).hasMessageStartingWith(
                "What should be the management API of the local runner, http://127.0.0.1:1, is none: Nothing answers at ");
        wrong.close();
    }

    private Stack withOwner(String accessToken, URI management) {
        return new Stack(stack.where(), management, stack.directory(), stack.sample(), stack.console(), stack.saas(),
                accessToken, stack.clock(), stack.witness(), () -> {});
    }

    /// Of the workspace and its apps.
    private long rows() {
        return Stream.of("WORKSPACE#", "TOKENS#", "APP#").mapToLong(kind -> running.itemsLike(kind + workspace.slug()))
                .sum();
    }
}
