package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A live integration changes its secret, and nothing stops meanwhile.
class RotationStoryTest {

    private static final int DAY = 86_400;

    @AutoClose private final Running system = Running.withDemoData();
    private final Reply first = ada().post("/workspaces/acme/tokens", """
            {"name": "CI", "expires_at": "%s", "roles": {"apps": {"web": "developer"}}}"""
            .formatted(system.clock().inDays(30))).expect(201);
    private final String path = first.header("location");

    /// Signed in just now: an access token lasts an hour.
    private Client ada() {
        return system.as("ada");
    }

    private Reply regenerate(int overlapSeconds) {
        return ada().post(path + "/regenerate", "{\"expires_at\": \"%s\", \"overlap_seconds\": %d}"
                .formatted(system.clock().inDays(90), overlapSeconds)).expect(200);
    }

    private void assertWorks(Reply token, boolean works) {
        system.with(token).get("/apps/web").expect(works ? 200 : 401);
        system.with(token).post("/apps/web/builds", "{\"branch\": \"main\"}").expect(works ? 201 : 401);
    }

    private JsonNode former() {
        JsonNode listed = ada().get("/workspaces/acme/tokens").expect(200).data().get(0).path("former");
        assertThat(ada().get(path).expect(200).data().path("former")).isEqualTo(listed);
        return listed;
    }

    @Test
    void bothSecretsWorkUntilNobodyNeedsTheOldOne() {
        assertWorks(first, true);
        Reply second = regenerate(DAY);
        assertThat(second.data().path("former").path("generation").asInt()).isEqualTo(1);
        assertWorks(first, true);
        assertWorks(second, true);
        assertThat(former().path("last_used_on").asText()).isEqualTo("2026-11-23");
        system.clock().advance(Duration.ofHours(23));
        assertWorks(first, true);
        assertThat(former().path("last_used_on").asText()).isEqualTo("2026-11-24");
        ada().delete(path + "/overlap").expect(204);
        assertThat(former().isNull()).isTrue();
        assertWorks(first, false);
        assertWorks(second, true);
        ada().delete(path + "/overlap").expect(204);
        assertThat(ada().get(path).data().path("version").asInt()).isEqualTo(3);
    }

    @Test
    void overlapEndsByItself() {
        Reply second = regenerate(DAY / 2);
        system.clock().advance(Duration.ofHours(12).minusMillis(1));
        assertWorks(first, true);
        system.clock().advance(Duration.ofMillis(1));
        assertWorks(first, false);
        assertWorks(second, true);
        assertThat(former().isNull()).isTrue();
    }

    /// Somebody regenerated, lost the answer and had sent no key: they regenerate once more.
    @Test
    void lostSecretDiesAndTheOneInUseGoesOn() {
        assertWorks(first, true);
        Reply lost = regenerate(DAY);
        Reply third = regenerate(DAY);
        assertWorks(first, true);
        assertWorks(lost, false);
        assertWorks(third, true);
        assertThat(former().path("generation").asInt()).isEqualTo(1);
    }

    @Test
    void withoutAnOverlapTheOldOneIsDeadAtOnceAndRevokingEndsBoth() {
        Reply second = regenerate(DAY);
        Reply third = regenerate(0);
        assertWorks(first, false);
        assertWorks(second, false);
        assertThat(former().isNull()).isTrue();
        Reply fourth = regenerate(DAY);
        assertWorks(third, true);
        ada().delete(path).expect(204);
        assertWorks(third, false);
        assertWorks(fourth, false);
    }

    @Test
    void frozenWorkspaceHasNeither() {
        Reply second = regenerate(DAY);
        system.directory().put("/directory/workspaces/acme/freeze", "").expect(200);
        system.clock().advance(Duration.ofMinutes(1));
        system.with(first).get("/apps/web").expect(403);
        system.with(second).get("/apps/web").expect(403);
        system.directory().delete("/directory/workspaces/acme/freeze").expect(200);
        system.clock().advance(Duration.ofMinutes(1));
        assertWorks(first, true);
        assertWorks(second, true);
    }
}
