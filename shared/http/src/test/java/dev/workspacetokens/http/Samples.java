package dev.workspacetokens.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.lambda.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Requests and answers that several tests need.
final class Samples {

    private Samples() {}

    /// A request with a body as it was sent.
    static Request body(@Nullable String body) {
        return new Request("POST /things", Map.of(), Map.of(), Map.of(), Map.of(), "", body, false);
    }

    /// A request with a query.
    static Request query(Map<String, String> query) {
        return new Request("GET /things", Map.of(), query, Map.of(), Map.of(), "", null, false);
    }

    /// The body of an answer.
    static JsonNode json(Answer answer) {
        return Json.read(Objects.requireNonNull(answer.text()).getBytes(StandardCharsets.UTF_8));
    }

    /// Metrics that nobody looks at.
    static Metrics metrics() {
        return new Metrics("", InstantSource.system(), _ -> {});
    }
}
