package dev.workspacetokens.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.aws.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Decides by what stands in the Authorization header, and counts its calls.
public final class Guard implements RequestStreamHandler {

    public static final AtomicInteger CALLS = new AtomicInteger();

    public Guard(Environment environment) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        CALLS.incrementAndGet();
        JsonNode event = new ObjectMapper().readTree(input);
        String header = event.path("headers").path("Authorization")
                .asText(event.path("headers").path("authorization").asText());
        String arn = event.path("methodArn").asText(event.path("routeArn").asText());
        String result = switch (header) {
            case "allow" -> policy("Allow", arn);
            case "other" -> policy("Allow", arn + "/other");
            case "deny" -> policy("Deny", arn);
            case "nested" -> policy("Allow", arn).replace("\"free\"", "{\"not\":\"flat\"}");
            case "garbage" -> "{\"hello\":1}";
            case "unauthorized" -> throw new IllegalStateException("Unauthorized");
            default -> throw new IllegalStateException("internal detail");
        };
        output.write(result.getBytes(StandardCharsets.UTF_8));
    }

    private static String policy(String effect, String arn) {
        return """
                {"principalId":"someone","context":{"reason":"free","count":2,"yes":true},"policyDocument":
                {"Version":"2012-10-17","Statement":[{"Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]}}"""
                .formatted(effect, arn);
    }
}
