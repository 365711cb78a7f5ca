package dev.workspacetokens.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.aws.Environment;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Requests and answers that several tests need.
final class Samples {

    private Samples() {}

    /// A request with a body as it was sent.
    static Request body(@Nullable String body) {
        return new Request("POST /things", Map.of(), Map.of(), Map.of(), Map.of(), body, false);
    }

    /// A request with a query.
    static Request query(Map<String, String> query) {
        return new Request("GET /things", Map.of(), query, Map.of(), Map.of(), null, false);
    }

    /// The body of an answer.
    static JsonNode json(Answer answer) {
        return Json.read(Objects.requireNonNull(answer.text()).getBytes(StandardCharsets.UTF_8));
    }

    /// An environment without any service.
    static Environment environment() {
        return new Environment(Map.of(), () -> {
            throw new AssertionError("DynamoDB is not needed");
        }, () -> {
            throw new AssertionError("KMS is not needed");
        }, InstantSource.system(), new SecureRandom());
    }

    /// A context that nobody may ask anything.
    static Context context() {
        return (Context) Proxy.newProxyInstance(Samples.class.getClassLoader(), new Class<?>[]{Context.class},
                (_, method, _) -> {
                    throw new AssertionError(method.getName() + " is not needed");
                });
    }
}
