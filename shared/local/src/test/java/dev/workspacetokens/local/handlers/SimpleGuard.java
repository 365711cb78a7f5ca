package dev.workspacetokens.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.workspacetokens.aws.Environment;
import java.util.List;
import java.util.Map;

/// Lets pass who says `allow`.
public final class SimpleGuard implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    public SimpleGuard(Environment environment) {}

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return Map.of("isAuthorized", List.of("allow").equals(event.get("identitySource")), "context",
                Map.of("depth", List.of(1)));
    }
}
