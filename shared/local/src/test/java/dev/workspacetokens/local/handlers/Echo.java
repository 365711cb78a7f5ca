package dev.workspacetokens.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.aws.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Answers 201 with its event as the body.
public final class Echo implements RequestStreamHandler {

    public Echo(Environment environment) {
        if (!environment.variables().containsKey("TABLE_NAME")) {
            throw new IllegalStateException("TABLE_NAME is missing");
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        context.getLogger().log("echoes");
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        new ObjectMapper().writeValue(output,
                Map.of("statusCode", 201, "headers", Map.of("Content-Type", "application/json", "X-Own", "yes"), "body",
                        event));
    }
}
