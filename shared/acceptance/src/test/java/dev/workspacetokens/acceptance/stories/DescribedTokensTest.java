package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What an owner says of a token beside its roles: what it is for, from where it may be used, and whether at all. And
/// whose a token is that was found somewhere.
class DescribedTokensTest {

    private static final String TOKENS = "/workspaces/acme/tokens";
    /// From where the local runner is called.
    private static final String HERE = "127.0.0.1";

    @AutoClose private final Running system = Running.withDemoData();
    private final Client ada = system.as("ada");

    private Reply create(String more) {
        return ada.post(TOKENS, """
                {"name": "CI", "expires_at": "%s", "roles": {"all_apps": "developer"}%s}"""
                .formatted(system.clock().inDays(30), more)).expect(201);
    }

    private Reply change(Reply token, String body) {
        return ada.patch(token.header("location"), body).expect(200);
    }

    private JsonNode identify(String token) {
        return system.as("ada").post(TOKENS + "/identify", "{\"token\": \"" + token + "\"}").expect(200).data();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    @Test
    void disabledTokenIsRefusedWithTheNextRequestAndWorksAgainOnceItIsEnabled() {
        Reply token = create("");
        Client integration = system.with(token);
        integration.get("/me").expect(200);
        assertThat(change(token, "{\"disabled\": true}").data().path("status").asText()).isEqualTo("disabled");
        assertThat(integration.get("/me").expect(403).json().path("message").asText())
                .isEqualTo("The token is disabled.");
        assertThat(ada.get(TOKENS + "?status=disabled").expect(200).all("name")).containsExactly("CI");
        assertThat(ada.get(TOKENS + "?status=active").expect(200).all("name")).isEmpty();
        change(token, "{\"disabled\": false}");
        integration.get("/me").expect(200);
    }

    @Test
    void tokenIsUsedFromItsSourcesOnly() {
        Reply token = create(", \"allowed_sources\": [\"192.0.2.7/24\", \"2001:DB8::1\"]");
        assertThat(texts(token.data().path("allowed_sources"))).containsExactly("192.0.2.0/24", "2001:db8::1");
        Client integration = system.with(token);
        assertThat(integration.get("/me").expect(403).json().path("message").asText())
                .isEqualTo("The token may not be used from this address.");
        Reply events = ada.get("/workspaces/acme/events?type=security.source_not_allowed").expect(200);
        assertThat(events.all("source")).containsExactly(HERE);
        assertThat(ada.get(token.header("location")).expect(200).data().path("last_used").isNull()).isTrue();
        change(token, "{\"allowed_sources\": [\"127.0.0.0/8\"]}");
        integration.get("/me").expect(200);
        change(token, "{\"allowed_sources\": [\"127.0.0.2\"]}");
        integration.get("/me").expect(403);
        change(token, "{\"allowed_sources\": []}");
        integration.get("/me").expect(200);
    }

    @Test
    void changeThatSaysNothingNewLeavesVersionAndTrailAsTheyAre() {
        Reply token = create(", \"description\": \"Deploys\", \"allowed_sources\": [\"127.0.0.0/8\"]");
        Reply same = ada.patch(token.header("location"), """
                {"name": " CI ", "description": "Deploys", "disabled": false, "allowed_sources": ["127.0.0.1/8"]}""",
                "If-Match", "\"1\"").expect(200);
        assertThat(same.header("etag")).isEqualTo("\"1\"");
        assertThat(same.data()).isEqualTo(ada.get(token.header("location")).expect(200).data());
        ada.patch(token.header("location"), "{\"name\": \"CI\"}", "If-Match", "\"2\"").problem(412);
        assertThat(ada.get("/workspaces/acme/events?type=token.updated").expect(200).data()).isEmpty();
    }

    @Test
    void whatIsWrongIsToldAtItsPlace() {
        Reply refused = ada.post(TOKENS, """
                {"name": "CI", "expires_at": "%s", "roles": {"all_apps": "developer"}, "description": "%s",
                 "allowed_sources": ["10.0.0.0/8", "example.com"]}"""
                .formatted(system.clock().inDays(30), "x".repeat(501))).problem(422);
        assertThat(refused.pointers()).containsExactly("/description", "/allowed_sources/1");
        Reply malformed = ada.post(TOKENS, """
                {"name": "CI", "expires_at": null, "roles": {"all_apps": "developer"}, "description": 1,
                 "allowed_sources": "10.0.0.0/8"}""").problem(400);
        assertThat(malformed.pointers()).containsExactly("/description", "/allowed_sources");
        Reply token = create("");
        assertThat(ada.patch(token.header("location"), "{\"disabled\": \"yes\", \"allowed_sources\": [1]}").problem(400)
                .pointers()).containsExactly("/allowed_sources/0", "/disabled");
    }

    @Test
    void descriptionIsShownToWhoeverLooksAtTheToken() {
        Reply token = create(", \"description\": \" Deploys the shop \"");
        String path = token.header("location");
        assertThat(ada.get(path).expect(200).data().path("description").asText()).isEqualTo("Deploys the shop");
        change(token, "{\"name\": \"Other\"}");
        Reply regenerated = ada.post(path + "/regenerate",
                "{\"expires_at\": \"" + system.clock().inDays(9) + "\"}").expect(200);
        assertThat(regenerated.data().path("description").asText()).isEqualTo("Deploys the shop");
        assertThat(change(token, "{\"description\": \"\"}").data().path("description").asText()).isEmpty();
        ada.delete(path).expect(204);
        assertThat(system.itemsLike("PARTICULARS#")).isZero();
    }

    @Test
    void tokenThatWasFoundIsIdentified() {
        Reply token = create("");
        String found = system.secretOf(token);
        JsonNode first = identify(found);
        assertThat(first.path("id").asText()).isEqualTo(token.data().path("id").asText());
        assertThat(first.path("secret").asText()).isEqualTo("present");
        assertThat(first.path("works").asBoolean()).isTrue();

        change(token, "{\"disabled\": true}");
        assertThat(identify(found).path("works").asBoolean()).isFalse();
        change(token, "{\"disabled\": false}");
        system.directory().put("/directory/workspaces/acme/freeze", "").expect(200);
        assertThat(identify(found).path("works").asBoolean()).isFalse();
        system.directory().delete("/directory/workspaces/acme/freeze").expect(200);

        regenerate(token, 3_600);
        assertThat(identify(found).path("secret").asText()).isEqualTo("former");
        assertThat(identify(found).path("works").asBoolean()).isTrue();
        system.clock().advance(Duration.ofHours(1));
        assertThat(identify(found).path("works").asBoolean()).isFalse();
        regenerate(token, 0);
        assertThat(identify(found).path("secret").asText()).isEqualTo("replaced");

        system.as("ada").delete(token.header("location")).expect(204);
        JsonNode gone = identify("\\n Authorization: Bearer " + found + ",");
        assertThat(gone.path("status").asText()).isEqualTo("revoked");
        assertThat(gone.path("event").path("type").asText()).isEqualTo("token.revoked");
        assertThat(gone.path("event").path("actor").path("id").asText()).isEqualTo("ada");
    }

    private void regenerate(Reply token, int overlap) {
        system.as("ada")
                .post(token.header("location") + "/regenerate", "{\"expires_at\": \"%s\", \"overlap_seconds\": %d}"
                        .formatted(system.clock().inDays(30), overlap))
                .expect(200);
    }

    @Test
    void nobodyElsesTokenAndNoMadeUpOneIsIdentified() {
        Reply token = create("");
        String found = system.secretOf(token);
        String body = "{\"token\": \"" + found + "\"}";
        system.as("olga").post("/workspaces/globex/tokens/identify", body).problem(404);
        system.as("max").post(TOKENS + "/identify", body).problem(403);
        system.as("olga").post(TOKENS + "/identify", body).problem(404);
        for (String other : List.of("", "wst_", found.substring(1), found + "0", "Basic " + found,
                "wst_000000000000000000NNNNNNNNNNNNNNNNNNNNNNNNNNNNNN0000001iyUQD")) {
            Reply refused = ada.post(TOKENS + "/identify", "{\"token\": \"" + other + "\"}").problem(422);
            assertThat(refused.pointers()).containsExactly("/token");
            assertThat(refused.text()).doesNotContain(found.substring(4));
        }
        ada.post(TOKENS + "/identify", "{\"token\": 1}").problem(400);
    }
}
