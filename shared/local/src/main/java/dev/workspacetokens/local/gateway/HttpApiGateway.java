package dev.workspacetokens.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.emulators.Api;
import dev.workspacetokens.emulators.RouteAuthorizer;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import dev.workspacetokens.local.lambda.EventTooLargeException;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An HTTP API. Its own answers are `{"message": …}` and cannot be changed.
public final class HttpApiGateway implements Gateway {

    /// Request line and headers together.
    static final int MAX_HEAD = 10_240;

    private static final String LAMBDA = "lambda";
    private static final Map<String, Object> LOCAL_CALLER = Map.of("iam", Map.of("accessKey", "LOCAL", "accountId",
            GatewayCall.ACCOUNT, "callerId", "local", "userArn", "arn:aws:iam::" + GatewayCall.ACCOUNT + ":user/local",
            "userId",
            "local"));

    /// What answers a call that may pass and whose body is not too long.
    @FunctionalInterface
    private interface Integration {

        HttpResponse answer(GatewayCall call, Map<String, Object> authorizer);
    }

    private final Api api;
    private final RouteTable routes;
    private final JwtVerifier jwts;
    private final LambdaAuthorizer lambdas;
    private final InstantSource clock;
    private final Integration integration;

    /// An API with a function behind each route.
    public HttpApiGateway(Api api, Functions functions, JwtVerifier jwts, InstantSource clock) {
        this(api, functions, jwts, clock, (call, authorizer) -> invoke(functions, call, authorizer));
    }

    /// An API with a server behind all routes, as an HTTP integration has it.
    ///
    /// @param backend gets the path that the authorizer saw, and the authorizer's context
    public HttpApiGateway(Api api, Functions functions, JwtVerifier jwts, InstantSource clock, ServerBehind backend) {
        this(api, functions, jwts, clock, (call, authorizer) -> backend.answer(call.request(), HttpApiEvent.path(call),
                texts(authorizer.get(LAMBDA))));
    }

    private HttpApiGateway(Api api, Functions functions, JwtVerifier jwts, InstantSource clock,
            Integration integration) {
        this.api = api;
        this.routes = new RouteTable(api.routes());
        this.jwts = jwts;
        this.lambdas = new LambdaAuthorizer(functions, clock);
        this.clock = clock;
        this.integration = integration;
    }

    @Override
    public RouteTable routes() {
        return routes;
    }

    @Override
    public Handled handle(HttpRequest request) {
        if (request.lineSize() > MAX_HEAD) {
            return new Handled("-", message(414, "Request-URI Too Long"));
        }
        if (request.headSize() > MAX_HEAD) {
            return new Handled("-", message(431, "Request Header Fields Too Large"));
        }
        if (api.cors().isEmpty()) {
            return routed(request);
        }
        var pages = new CallingPages(api.cors().get());
        return pages.preflight(request).orElseGet(() -> pages.readable(request, routed(request)));
    }

    private Handled routed(HttpRequest request) {
        Optional<RouteTable.Match> match = routes.find(request.method(), request.path());
        return match.isEmpty()
                ? new Handled("-", message(404, "Not Found"))
                : authorized(GatewayCall.of(api, request, match.get(), clock.instant()));
    }

    private Handled authorized(GatewayCall call) {
        return switch (call.match().route().authorizer()) {
            case RouteAuthorizer.None() -> handled(call, invoke(call, Map.of()));
            case RouteAuthorizer.Iam() -> handled(call, invoke(call, LOCAL_CALLER));
            case RouteAuthorizer.Jwt jwt -> handled(call, byJwt(call, jwt));
            case RouteAuthorizer.Lambda lambda -> switch (lambdas.ask(call, lambda)) {
                case LambdaAuthorizer.Verdict.Allowed(Map<String, Object> context) ->
                    handled(call, invoke(call, Map.of(LAMBDA, context)));
                case LambdaAuthorizer.Verdict.Denied(Map<String, Object> context) -> new Handled(call.routeKey(),
                        message(403, "Forbidden"), texts(context).getOrDefault("reason", ""));
                case LambdaAuthorizer.Verdict.Unauthorized() -> handled(call, message(401, "Unauthorized"));
                case LambdaAuthorizer.Verdict.Failed() -> handled(call, message(500, "Internal Server Error"));
                case LambdaAuthorizer.Verdict.Misconfigured() -> handled(call, message(500, "Internal Server Error"));
            };
        };
    }

    private static Handled handled(GatewayCall call, HttpResponse response) {
        return new Handled(call.routeKey(), response);
    }

    private HttpResponse byJwt(GatewayCall call, RouteAuthorizer.Jwt authorizer) {
        Optional<String> token = call.identity(authorizer.identitySource());
        if (token.isEmpty()) {
            return message(401, "Unauthorized", "Bearer");
        }
        String scopes = String.join(" ", authorizer.scopes());
        return switch (jwts.verify(token.get(), authorizer)) {
            case JwtVerifier.Result.Valid(Map<String, String> claims) ->
                invoke(call, Map.of("jwt", Map.of("claims", claims, "scopes", authorizer.scopes())));
            case JwtVerifier.Result.Invalid(String reason) -> message(401, "Unauthorized",
                    "Bearer scope=\"" + scopes + "\" error=\"invalid_token\" error_description=\"" + reason + "\"");
            case JwtVerifier.Result.InsufficientScope() -> message(403, "Forbidden", "Bearer scope=\"" + scopes
                    + "\" error=\"insufficient_scope\" error_description=\"no scopes match the authorized scopes\"");
        };
    }

    private HttpResponse invoke(GatewayCall call, Map<String, Object> authorizer) {
        return call.request().isBodyTooLong() ? tooLong() : integration.answer(call, authorizer);
    }

    private static HttpResponse invoke(Functions functions, GatewayCall call, Map<String, Object> authorizer) {
        try {
            byte[] result = functions.invoke(call.match().route().function(),
                    JsonTexts.bytes(HttpApiEvent.of(call, authorizer)));
            return FunctionResult.ofHttpApi(result).orElseGet(() -> message(500, "Internal Server Error"));
        } catch (EventTooLargeException e) {
            return tooLong();
        } catch (FunctionException e) {
            return message(500, "Internal Server Error");
        }
    }

    /// An authorizer's context, whose values are JSON.
    private static Map<String, String> texts(@Nullable Object context) {
        var texts = new LinkedHashMap<String, String>();
        if (context instanceof Map<?, ?> values) {
            values.forEach((name, value) -> texts.put(String.valueOf(name),
                    value instanceof JsonNode json ? json.asText() : String.valueOf(value)));
        }
        return texts;
    }

    private static HttpResponse tooLong() {
        return message(413, "Request Too Long");
    }

    private static HttpResponse message(int status, String message) {
        return HttpResponse.json(status, "{\"message\":\"" + message + "\"}");
    }

    private static HttpResponse message(int status, String message, String challenge) {
        HttpResponse plain = message(status, message);
        return new HttpResponse(status,
                List.of(new Header("Content-Type", "application/json"), new Header("www-authenticate", challenge)),
                plain.body());
    }
}
