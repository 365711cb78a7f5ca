package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `If-Match` on a revocation: it says the same as on every other change.
class RevokingTest {

    @AutoClose private final Running system = Running.withDemoData();
    private final Client ada = system.as("ada");
    private Reply created;
    private String path;

    @BeforeEach
    void start() {
        created = ada.post("/workspaces/acme/tokens", """
                {"name": "CI", "expires_at": "%s", "roles": {"all_apps": "developer"}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        path = created.header("location");
        ada.patch(path, "{\"name\": \"Second\"}").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"999\"", "W/\"2\"", "\"02\"", "\"1\", \"3\""})
    void tokenAtAnotherVersionThanTheCallerKnowsLives(String condition) {
        ada.delete(path, "If-Match", condition).problem(412);
        system.with(created).get("/apps/web").expect(200);
        assertThat(ada.get(path).expect(200).data().path("version").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"2", "'2'", "W/*"})
    void tokenLivesWhereTheConditionCannotBeRead(String condition) {
        ada.delete(path, "If-Match", condition).problem(400);
        system.with(created).get("/apps/web").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "*", "\"1\", \"2\"", "W/\"2\",\"2\""})
    void tokenAtAVersionThatTheCallerKnowsIsRevoked(String condition) {
        ada.delete(path, "If-Match", condition).expect(204);
        system.with(created).get("/apps/web").expect(401);
    }

    @Test
    void whatIsGoneIsGoneWhateverTheConditionSays() {
        ada.delete(path).expect(204);
        ada.delete(path, "If-Match", "*").problem(404);
        ada.delete(path, "If-Match", "\"2\"").problem(404);
    }

    @Test
    void tokensThatAreRevokedTogetherAreRefusedAtOnceAndEachHasItsEvent() {
        String all = "{\"all\": true, \"workspace\": \"acme\"}";
        Reply second = ada.post("/workspaces/acme/tokens", """
                {"name": "Second", "expires_at": "%s", "roles": {"apps": {"web": "developer"}}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        assertThat(ada.post("/workspaces/acme/tokens/revoke", all).expect(200).data().path("revoked").asInt())
                .isEqualTo(2);
        system.with(created).get("/apps/web").expect(401);
        system.with(second).get("/apps/web").expect(401);
        assertThat(ada.get("/workspaces/acme/events?type=token.revoked").expect(200).data()).hasSize(2);
        assertThat(ada.get("/workspaces/acme/tokens").expect(200).data()).isEmpty();
    }

    @Test
    void versionIsToldToOwnersOnly() {
        system.as("max").delete(path, "If-Match", "\"999\"").problem(403);
        system.as("olga").delete(path, "If-Match", "\"999\"").problem(404);
    }
}
