package dev.workspacetokens.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.workspacetokens.aws.Environment;
import java.util.Map;

/// Throws.
public final class Broken implements RequestHandler<Map<String, Object>, String> {

    public Broken(Environment environment) {}

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        throw new IllegalStateException("internal detail");
    }
}
