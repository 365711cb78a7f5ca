package dev.workspacetokens.acceptance.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workspacetokens.acceptance.events.Event;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.wire.LoopbackAws;
import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.local.lambda.EventTooLargeException;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The authorizers of REST and of HTTP APIs over the rows and keys of a running system, asked without a gateway, so
/// that what they hand to an API is seen.
final class BothAuthorizers implements AutoCloseable {

    static final List<String> KINDS = List.of("RestApiAuthorizer", "HttpApiAuthorizer");
    private static final String TEMPLATE_OF_EVENTS = "/per-app";

    private final LoopbackAws aws = LoopbackAws.start();
    private final Functions functions;

    /// @param metrics takes what CloudWatch would read
    BothAuthorizers(Running system, Consumer<String> metrics) {
        var random = new SecureRandom();
        functions = new Functions(system.runner().template().functions(),
                (LambdaFunction function) -> Functions
                        .environment(function, aws, system.runner().dynamoDb(), system.runner().kms(), system.clock(),
                                random)
                        .with(new Metrics("stack", system.clock(), metrics)),
                _ -> {});
    }

    /// What a bearer may do in an app, by the context that an API gets.
    ///
    /// @param kind of authorizer
    /// @param app empty for the route that needs none
    Outcome ask(String kind, String token, String app) {
        try {
            JsonNode answer = Reply.JSON.readTree(functions.invoke(kind, event(kind, token, app)));
            return Event.outcomeOf(answer).equals("Allow")
                    ? new Outcome("200", rights(answer.path("context"), token))
                    : new Outcome("403", Set.of());
        } catch (FunctionException e) {
            return new Outcome("Unauthorized".equals(e.errorMessage()) ? "401" : "500", Set.of());
        } catch (EventTooLargeException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Everything that an API learns, and each permission by itself. Whose id it is counts only where it is not that of
    /// the token that was sent.
    private static Set<String> rights(JsonNode context, String token) {
        var rights = new TreeSet<String>();
        for (String name : List.of("workspace", "token_name", "app", "role", "expires_at")) {
            rights.add(name + "=" + context.path(name).asText());
        }
        String id = context.path("token_id").asText();
        if (!token.contains(id)) {
            rights.add("token_id=" + id);
        }
        Arrays.stream(context.path("permissions").asText().split(" ")).map(one -> "may " + one).forEach(rights::add);
        return rights;
    }

    private static byte[] event(String kind, String token, String app) {
        try {
            var event = (ObjectNode) Reply.JSON.readTree(new Event(kind + TEMPLATE_OF_EVENTS, "").json());
            String route = app.isEmpty() ? "/me" : "/apps/{app}";
            event.put("resource", route).put("routeKey", "GET " + route);
            ObjectNode parameters = event.putObject("pathParameters");
            if (!app.isEmpty()) {
                parameters.put("app", app);
            }
            ((ObjectNode) event.path("requestContext")).put("routeKey", "GET " + route).put("resourcePath", route);
            event.putObject("headers").put("authorization", "Bearer " + token);
            event.putObject("multiValueHeaders").putArray("authorization").add("Bearer " + token);
            return Reply.JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        aws.close();
    }
}
