package dev.workspacetokens.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.emulators.Api;
import dev.workspacetokens.emulators.RouteAuthorizer;
import dev.workspacetokens.local.lambda.EventTooLargeException;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks a function whether a request may pass.
final class LambdaAuthorizer {

    /// What came of it.
    sealed interface Verdict {

        /// It may pass.
        ///
        /// @param context flat; for a REST API all values are texts
        record Allowed(Map<String, Object> context) implements Verdict {}

        /// It may not.
        record Denied(Map<String, Object> context) implements Verdict {}

        /// No identity, or the function said `Unauthorized`.
        record Unauthorized() implements Verdict {}

        /// The function failed.
        record Failed() implements Verdict {}

        /// The function answered what is no verdict.
        record Misconfigured() implements Verdict {}
    }

    private final Functions functions;
    private final AuthorizerCache cache;

    LambdaAuthorizer(Functions functions, InstantSource clock) {
        this.functions = functions;
        this.cache = new AuthorizerCache(clock);
    }

    Verdict ask(GatewayCall call, RouteAuthorizer.Lambda authorizer) {
        List<Optional<String>> identity = authorizer.identitySources().stream().map(call::identity).toList();
        if (identity.stream().anyMatch(Optional::isEmpty)) {
            return new Verdict.Unauthorized();
        }
        List<String> values = identity.stream().flatMap(Optional::stream).toList();
        Optional<JsonNode> cached = cache.get(authorizer, values);
        if (cached.isPresent()) {
            return verdict(call, authorizer, cached.get());
        }
        try {
            Object event = authorizer.payload().equals("2.0")
                    ? HttpApiEvent.ofAuthorizer(call, values)
                    : RestApiEvent.ofAuthorizer(call);
            Optional<JsonNode> result = JsonTexts
                    .parse(functions.invoke(authorizer.function(), JsonTexts.bytes(event)));
            if (result.isEmpty()) {
                return new Verdict.Misconfigured();
            }
            Verdict verdict = verdict(call, authorizer, result.get());
            if (!(verdict instanceof Verdict.Misconfigured)) {
                cache.put(authorizer, values, result.get());
            }
            return verdict;
        } catch (FunctionException e) {
            boolean isRest = call.api().kind() == Api.Kind.REST;
            return isRest && e.errorMessage().equals("Unauthorized")
                    ? new Verdict.Unauthorized()
                    : new Verdict.Failed();
        } catch (EventTooLargeException e) {
            return new Verdict.Failed();
        }
    }

    private static Verdict verdict(GatewayCall call, RouteAuthorizer.Lambda authorizer, JsonNode result) {
        boolean isRest = call.api().kind() == Api.Kind.REST;
        var context = new LinkedHashMap<String, Object>();
        for (var entry : result.path("context").properties()) {
            if (isRest && entry.getValue().isContainerNode()) {
                return new Verdict.Misconfigured(); // a REST API's context is flat
            }
            context.put(entry.getKey(), isRest ? entry.getValue().asText() : entry.getValue());
        }
        if (authorizer.simpleResponses()) {
            if (!result.path("isAuthorized").isBoolean()) {
                return new Verdict.Misconfigured();
            }
            return result.path("isAuthorized").asBoolean()
                    ? new Verdict.Allowed(context)
                    : new Verdict.Denied(context);
        }
        if (!result.path("principalId").isTextual() || !result.path("policyDocument").isObject()) {
            return new Verdict.Misconfigured();
        }
        if (isRest) {
            context.put("principalId", result.path("principalId").asText());
        }
        return byPolicy(call, result.path("policyDocument"), context);
    }

    private static Verdict byPolicy(GatewayCall call, JsonNode document, Map<String, Object> context) {
        try {
            return IamPolicy.allows(document, call.methodArn())
                    ? new Verdict.Allowed(context)
                    : new Verdict.Denied(context);
        } catch (IllegalArgumentException e) {
            return new Verdict.Misconfigured();
        }
    }
}
