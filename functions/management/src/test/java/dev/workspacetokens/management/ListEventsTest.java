package dev.workspacetokens.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.management.Owned.Call;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the function for events answers.
@OnEachBackend
final class ListEventsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Owned owned = Owned.byAda("events-" + NUMBER.incrementAndGet());
    private final String token = owned.createToken();

    private APIGatewayV2HTTPResponse list(Call call) {
        return owned.call(ListEventsHandler::new, call);
    }

    private JsonNode events(Call call) throws JsonProcessingException {
        var response = list(call);
        assertThat(response.getStatusCode()).isEqualTo(200);
        return JSON.readTree(response.getBody());
    }

    private Call ofTheToken() {
        return Call.ada("").with("token", token);
    }

    private void update(String body) {
        assertThat(owned.call(UpdateTokenHandler::new, Call.ada(body).on(token)).getStatusCode()).isEqualTo(200);
    }

    @Test
    void eventIsShownWholly() throws JsonProcessingException {
        update("{\"name\": \"Deploy\"}");
        JsonNode updated = events(ofTheToken().with("type", "token.updated")).at("/data/0");
        assertThat(updated.path("id").asText()).matches("[0-9A-Za-z]{18}");
        assertThat(updated.path("at").asText()).isEqualTo("2040-01-01T00:00:00Z");
        assertThat(updated.path("type").asText()).isEqualTo("token.updated");
        assertThat(updated.path("actor")).isEqualTo(JSON.readTree("""
                {"kind": "owner", "id": "ada", "name": "Somebody"}"""));
        assertThat(updated.path("source").asText()).isEqualTo("192.0.2.10");
        assertThat(updated.path("subject")).isEqualTo(JSON.readTree("""
                {"id": "%s", "name": "Deploy"}""".formatted(token)));
        assertThat(updated.path("differences")).isEqualTo(JSON.readTree("""
                [{"what": "name", "before": "CI", "after": "Deploy"}]"""));
    }

    @Test
    void eventsOfARevokedTokenAreThereStill() throws JsonProcessingException {
        assertThat(owned.call(RevokeTokenHandler::new, Call.ada("").on(token)).getStatusCode()).isEqualTo(204);
        assertThat(events(ofTheToken()).path("data").valueStream().map(event -> event.path("type").asText()))
                .containsExactlyInAnyOrder("token.created", "token.revoked");
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEnded() throws JsonProcessingException {
        for (int i = 0; i < 4; i++) {
            update("{\"name\": \"" + i + "\"}");
        }
        var ids = new ArrayList<String>();
        Call call = ofTheToken().with("limit", "2");
        JsonNode page = events(call);
        page.path("data").forEach(event -> ids.add(event.path("id").asText()));
        while (page.at("/paging/next").isTextual()) {
            page = events(call.with("next", page.at("/paging/next").asText()));
            page.path("data").forEach(event -> ids.add(event.path("id").asText()));
        }
        assertThat(ids).hasSize(5).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void cursorOfAnotherSelectionIsRefused() throws JsonProcessingException {
        update("{\"name\": \"Deploy\"}");
        String next = events(ofTheToken().with("limit", "1")).at("/paging/next").asText();
        assertThat(list(Call.ada("").with("limit", "1").with("next", next)).getStatusCode()).isEqualTo(400);
        assertThat(list(ofTheToken().with("limit", "1").with("type", "token.created").with("next", next))
                .getStatusCode()).isEqualTo(400);
    }

    /// A variable that nobody set must not show what all tokens did.
    @ParameterizedTest
    @ValueSource(strings = {"token", "actor", "type", "after", "before", "limit", "next"})
    void emptyFilterIsRefusedAndDoesNotMeanEverything(String parameter) {
        var response = list(Call.ada("").with(parameter, ""));
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody()).contains("The query parameter '" + parameter + "' is empty.");
    }

    /// Of two days, one after the other, an event at midnight is in the second.
    @Test
    void spanBeginsWithItsFirstMillisecondAndEndsBeforeItsLast() throws JsonProcessingException {
        String created = "2040-01-01T00:00:00Z";
        assertThat(events(ofTheToken().with("before", created)).path("data")).isEmpty();
        assertThat(events(ofTheToken().with("after", created).with("before", "2040-01-02T00:00:00Z")).path("data"))
                .hasSize(1);
        assertThat(events(ofTheToken().with("after", created).with("before", created)).path("data")).isEmpty();
        assertThat(events(ofTheToken().with("after", "2040-01-01T00:00:00.001Z")).path("data")).isEmpty();
        assertThat(events(ofTheToken().with("after", "2039-12-31T23:59:59.999Z").with("before",
                "2040-01-01T01:00:00.001+01:00")).path("data")).hasSize(1);
        assertThat(events(ofTheToken().with("after", "0000-01-01T00:00:00Z").with("before", "9999-12-31T00:00:00Z"))
                .path("data")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"type, token.stolen", "type, TOKEN.CREATED", "after, yesterday", "before, 2040-01-01",
            "limit, 51", "next, x"})
    void whatCannotBeReadIsMalformed(String parameter, String value) {
        assertThat(list(ofTheToken().with(parameter, value)).getStatusCode()).isEqualTo(400);
    }
}
