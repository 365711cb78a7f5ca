package dev.workspacetokens.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/// An answer over HTTP.
///
/// @param request what it answers, without credentials, for messages
/// @param status the status
/// @param headers the headers
/// @param text the body
public record Reply(String request, int status, HttpHeaders headers, String text) {

    public static final ObjectMapper JSON = new ObjectMapper();

    /// The same answer, which must have this status.
    public Reply expect(int expected) {
        assertThat(status).as("%s answered %s", request, text).isEqualTo(expected);
        return this;
    }

    /// The body as JSON.
    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(request + " answered with something else than JSON: " + text, e);
        }
    }

    /// The body's `data`.
    public JsonNode data() {
        return json().path("data");
    }

    /// The texts under this name in each entry of the body's `data`.
    public List<String> all(String name) {
        return StreamSupport.stream(data().spliterator(), false).map(entry -> entry.path(name).asText()).toList();
    }

    /// The pointers of a problem document's errors.
    public List<String> pointers() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error -> error.path("pointer").asText()).toList();
    }

    /// The same answer, which must be a problem document of this status.
    public Reply problem(int expected) {
        expect(expected);
        assertThat(header("content-type")).as(request).isEqualTo("application/problem+json");
        assertThat(json().path("status").asInt()).as(request).isEqualTo(expected);
        for (String field : List.of("type", "title", "detail")) {
            assertThat(json().path(field).asText()).as("%s of %s", field, request).isNotBlank();
        }
        return this;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
