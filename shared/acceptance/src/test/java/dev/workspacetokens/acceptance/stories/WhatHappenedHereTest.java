package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// An owner finds out what happened in their workspace, and nobody else does.
class WhatHappenedHereTest {

    private static final String MEMBER = "{\"role\": \"owner\", \"name\": \"Somebody\"}";

    @AutoClose private final Running system = Running.withDemoData();
    private final Reply token = ada().post("/workspaces/acme/tokens", """
            {"name": "CI", "expires_at": "%s", "roles": {"apps": {"web": "developer"}}}"""
            .formatted(system.clock().inDays(30))).expect(201);
    private final String path = token.header("location");
    private final String id = token.data().path("id").asText();

    private Client ada() {
        return system.as("ada");
    }

    private List<JsonNode> events(String workspace, String query) {
        return system.as(workspace.equals("acme") ? "ada" : "olga").get("/workspaces/" + workspace + "/events" + query)
                .expect(200).data().valueStream().toList();
    }

    private List<String> types(String workspace, String query) {
        return events(workspace, query).stream().map(event -> event.path("type").asText()).toList();
    }

    private void tick() {
        system.clock().advance(Duration.ofSeconds(1));
    }

    @Test
    void wholeLifeOfATokenIsTold() {
        tick();
        ada().patch(path, "{\"name\": \"Deploy\", \"roles\": {\"apps\": {\"web\": \"admin\"}}}").expect(200);
        tick();
        ada().post(path + "/regenerate", "{\"expires_at\": \"%s\", \"overlap_seconds\": 60}"
                .formatted(system.clock().inDays(60))).expect(200);
        tick();
        ada().delete(path + "/overlap").expect(204);
        tick();
        ada().delete(path).expect(204);
        List<JsonNode> events = events("acme", "?token=" + id);
        assertThat(events).extracting(event -> event.path("type").asText()).containsExactly("token.revoked",
                "token.overlap_ended", "token.regenerated", "token.updated", "token.created");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("actor").path("id").asText()).isEqualTo("ada");
            assertThat(event.path("source").asText()).isEqualTo("127.0.0.1");
        });
        assertThat(events.get(3).path("differences")).extracting(one -> one.path("what").asText())
                .containsExactly("name", "roles.apps.web");
    }

    @Test
    void whatWasRefusedOrChangedNothingIsNotTold() {
        int before = events("acme", "").size();
        ada().patch(path, "{\"name\": \"\"}").problem(422);
        ada().delete(path + "/overlap").expect(204);
        system.as("max").delete(path).problem(403);
        system.as("olga").delete(path).problem(404);
        system.directory().delete("/directory/workspaces/acme/members/ada").problem(409);
        system.directory().delete("/directory/workspaces/acme/members/nobody").expect(204);
        assertThat(events("acme", "")).hasSize(before);
    }

    @Test
    void whoOfTheSaasDidSomethingIsNotForOwnersToKnow() {
        tick();
        system.directory().put("/directory/workspaces/acme/members/eva", MEMBER).expect(201);
        JsonNode event = events("acme", "?type=member.created").getFirst();
        assertThat(event.path("actor").toString()).isEqualTo("""
                {"kind":"operator","id":null,"name":null}""");
        assertThat(event.path("source").isNull()).isTrue();
        assertThat(event.path("subject").path("id").asText()).isEqualTo("eva");
    }

    @Test
    void useOfAnOldSecretIsToldWithItsAddressAndPunishesNobody() {
        tick();
        Reply second = ada().post(path + "/regenerate", "{\"expires_at\": \"%s\"}"
                .formatted(system.clock().inDays(60))).expect(200);
        String refusal = system.with(token).get("/me").expect(401).text();
        assertThat(system.sending("Bearer nonsense").get("/me").expect(401).text()).isEqualTo(refusal);
        system.with(token).get("/me").expect(401);
        system.with(second).get("/me").expect(200);
        List<JsonNode> used = events("acme", "?type=security.superseded_secret_used");
        assertThat(used).singleElement().satisfies(event -> {
            assertThat(event.path("actor").toString())
                    .isEqualTo("{\"kind\":\"token\",\"id\":\"" + id + "\",\"name\":null}");
            assertThat(event.path("source").asText()).isEqualTo("127.0.0.1");
            assertThat(event.path("subject").path("id").asText()).isEqualTo(id);
        });
        assertThat(types("acme", "?token=" + id)).containsExactlyInAnyOrder("token.created", "token.regenerated",
                "security.superseded_secret_used");
    }

    @Test
    void onlyOwnersOfTheWorkspaceSeeIt() {
        system.as("max").get("/workspaces/acme/events").problem(403);
        system.as("olga").get("/workspaces/acme/events").problem(404);
        system.as("nobody").get("/workspaces/acme/events").problem(404);
        system.with(token).get("/workspaces/acme/events").expect(401);
        assertThat(events("globex", "?token=" + id)).isEmpty();
    }

    @Test
    void whoeverGetsTheSlugLaterSeesNothingOfBefore() {
        system.directory().put("/directory/workspaces/initech", "{\"title\": \"Initech\"}").expect(201);
        system.directory().put("/directory/workspaces/initech/members/olga", MEMBER).expect(201);
        assertThat(types("initech", "")).contains("workspace.created", "member.created");
        system.directory().delete("/directory/workspaces/initech").expect(204);
        tick();
        system.directory().put("/directory/workspaces/initech", "{\"title\": \"Initech\"}").expect(201);
        system.directory().put("/directory/workspaces/initech/members/olga", MEMBER).expect(201);
        assertThat(types("initech", "")).containsExactlyInAnyOrder("workspace.created", "member.created");
    }

    @Test
    void appThatMovesIsToldInBothWorkspacesAndNeitherHearsOfTheOther() {
        tick();
        system.directory().put("/directory/workspaces/globex/apps/web", "{\"title\": \"Web\"}").expect(200);
        assertThat(types("globex", "").getFirst()).isEqualTo("app.moved");
        assertThat(types("acme", "").getFirst()).isEqualTo("apps.left");
        assertThat(events("globex", "").toString()).doesNotContain("acme");
        assertThat(events("acme", "").toString()).doesNotContain("globex");
    }
}
