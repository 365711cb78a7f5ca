package dev.workspacetokens.sampleapi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as the REST API hands it to the function, behind its authorizer.
final class Call {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Context UNUSED = (Context) Proxy.newProxyInstance(Call.class.getClassLoader(),
            new Class<?>[]{Context.class}, (_, method, _) -> {
                throw new AssertionError("the function asks Lambda for " + method.getName());
            });
    private static final String DEVELOPER = "apps:read builds:read artifacts:read logs:read builds:start builds:abort "
            + "artifacts:write";

    private final APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
    private final Map<String, String> path = new HashMap<>();
    private final Map<String, String> query = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private @Nullable Map<String, Object> verdict;

    /// @param route such as `GET /apps/{app}`
    /// @param parameters of the path, in the route's order
    Call(String route, String... parameters) {
        int space = route.indexOf(' ');
        event.withHttpMethod(route.substring(0, space)).withResource(route.substring(space + 1));
        String[] names = {"app", "build"};
        for (int i = 0; i < parameters.length; i++) {
            path.put(names[i], parameters[i]);
        }
    }

    /// With the context of an authorizer that let this token pass, in the app of the path as a developer.
    Call by(WorkspaceToken token) {
        String app = path.getOrDefault("app", "");
        String role = app.isEmpty() && !(token.access() instanceof AccessRef.AllApps) ? "" : "developer";
        verdict = new HashMap<>(Map.of(
                "workspace", token.workspace().slug().value(), "token_id", token.id().value(),
                "token_name", token.name(), "app", app, "role", role,
                "permissions", role.isEmpty() ? "" : DEVELOPER, "reason", "Allowed.",
                "expires_at", token.expiresAt() == null ? "" : token.expiresAt().toString(),
                "principalId", "workspace:acme:token:" + token.id(), "integrationLatency", 12));
        return this;
    }

    /// With another value in the authorizer's context.
    Call verdict(String key, String value) {
        if (verdict == null) {
            throw new IllegalStateException("say by whom first");
        }
        verdict.put(key, value);
        return this;
    }

    Call query(String name, String value) {
        query.put(name, value);
        return this;
    }

    Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Call body(String text) {
        event.withBody(text);
        return this;
    }

    Reply to(SampleApiHandler handler) {
        var context = new ProxyRequestContext();
        context.setAuthorizer(verdict);
        // The gateway sends null, not an empty map, where there is nothing.
        event.withPathParameters(path.isEmpty() ? null : path).withQueryStringParameters(query.isEmpty() ? null : query)
                .withHeaders(headers).withRequestContext(context);
        return new Reply(handler.handleRequest(event, UNUSED));
    }

    /// JSON as a value: the order of its fields is no part of any contract.
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    Reply to(World world) {
        return to(world.handler);
    }

    /// What the function answered.
    record Reply(int status, Map<String, String> headers, String text) {

        Reply(APIGatewayProxyResponseEvent event) {
            this(event.getStatusCode(), event.getHeaders(), event.getBody());
        }

        JsonNode json() {
            return Call.json(text);
        }

        JsonNode data() {
            return json().path("data");
        }

        String detail() {
            return json().path("detail").textValue();
        }
    }
}
