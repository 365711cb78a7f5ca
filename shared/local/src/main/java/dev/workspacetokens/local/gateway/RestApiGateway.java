package dev.workspacetokens.local.gateway;

import dev.workspacetokens.emulators.Api;
import dev.workspacetokens.emulators.Route;
import dev.workspacetokens.emulators.RouteAuthorizer;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import dev.workspacetokens.local.lambda.EventTooLargeException;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A REST API with Lambda proxy integration. Its own answers are gateway responses, which the template may set.
public final class RestApiGateway implements Gateway {

    private final Api api;
    private final RouteTable routes;
    private final Functions functions;
    private final LambdaAuthorizer lambdas;
    private final GatewayResponses responses;
    private final InstantSource clock;

    public RestApiGateway(Api api, Functions functions, InstantSource clock) {
        this.api = api;
        this.routes = new RouteTable(api.routes());
        this.functions = functions;
        this.lambdas = new LambdaAuthorizer(functions, clock);
        this.responses = new GatewayResponses(api.gatewayResponses(), api.stageVariables());
        this.clock = clock;
    }

    @Override
    public RouteTable routes() {
        return routes;
    }

    @Override
    public Handled handle(HttpRequest request) {
        Optional<RouteTable.Match> match = routes.findOfResource(request.method(), request.path());
        GatewayCall call = GatewayCall.of(api, request, match.orElseGet(() -> noRoute(request)), clock.instant());
        String name = match.isPresent() ? call.routeKey() : "-";
        if (request.headSize() > HttpApiGateway.MAX_HEAD) {
            return new Handled(name, respond(GatewayResponses.Case.BAD_REQUEST_HEADERS, call, Map.of()));
        }
        if (match.isEmpty()) {
            // A header named Authorization on an unknown route is taken for an AWS signature.
            return new Handled(name, respond(request.header("Authorization").isPresent()
                    ? GatewayResponses.Case.INVALID_SIGNATURE
                    : GatewayResponses.Case.MISSING_AUTHENTICATION_TOKEN, call, Map.of()));
        }
        return new Handled(name, authorized(call));
    }

    private static RouteTable.Match noRoute(HttpRequest request) {
        return new RouteTable.Match(new Route(request.method(), "", "", new RouteAuthorizer.None()), Map.of());
    }

    private HttpResponse authorized(GatewayCall call) {
        return switch (call.match().route().authorizer()) {
            case RouteAuthorizer.None() -> invoke(call, Map.of());
            case RouteAuthorizer.Iam() -> invoke(call, Map.of());
            case RouteAuthorizer.Jwt _ ->
                respond(GatewayResponses.Case.AUTHORIZER_CONFIGURATION_ERROR, call, Map.of());
            case RouteAuthorizer.Lambda lambda -> switch (lambdas.ask(call, lambda)) {
                case LambdaAuthorizer.Verdict.Allowed(Map<String, Object> context) -> invoke(call, context);
                case LambdaAuthorizer.Verdict.Denied denied ->
                    respond(GatewayResponses.Case.ACCESS_DENIED, call, denied.context());
                case LambdaAuthorizer.Verdict.Unauthorized() ->
                    respond(GatewayResponses.Case.UNAUTHORIZED, call, Map.of());
                case LambdaAuthorizer.Verdict.Failed() ->
                    respond(GatewayResponses.Case.AUTHORIZER_FAILURE, call, Map.of());
                case LambdaAuthorizer.Verdict.Misconfigured() ->
                    respond(GatewayResponses.Case.AUTHORIZER_CONFIGURATION_ERROR, call, Map.of());
            };
        };
    }

    private HttpResponse invoke(GatewayCall call, Map<String, Object> authorizer) {
        if (call.request().isBodyTooLong()) {
            return respond(GatewayResponses.Case.REQUEST_TOO_LARGE, call, authorizer);
        }
        try {
            byte[] result = functions.invoke(call.match().route().function(),
                    JsonTexts.bytes(RestApiEvent.of(call, authorizer)));
            return FunctionResult.ofRestApi(result)
                    .orElseGet(() -> respond(GatewayResponses.Case.INTEGRATION_FAILURE, call, authorizer));
        } catch (EventTooLargeException e) {
            return respond(GatewayResponses.Case.REQUEST_TOO_LARGE, call, authorizer);
        } catch (FunctionException e) {
            return respond(GatewayResponses.Case.INTEGRATION_FAILURE, call, authorizer);
        }
    }

    private HttpResponse respond(GatewayResponses.Case type, GatewayCall call, Map<String, Object> authorizer) {
        var context = new HashMap<String, String>(call.context());
        authorizer.forEach((name, value) -> context.put("authorizer." + name, value.toString()));
        return responses.of(type, context, expression -> fromRequest(expression, call));
    }

    /// The value of `method.request.header.X`, `…querystring.X` or `…path.X`.
    private static String fromRequest(String expression, GatewayCall call) {
        String plain = expression.replaceFirst("^method\\.request\\.", "");
        return plain.startsWith("path.")
                ? call.match().pathParameters().getOrDefault(plain.substring("path.".length()), "")
                : call.identity(plain).orElse("");
    }
}
