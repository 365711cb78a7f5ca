package dev.workspacetokens.local.gateway;

import dev.workspacetokens.emulators.Api;
import dev.workspacetokens.emulators.RouteAuthorizer;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import dev.workspacetokens.local.lambda.EventTooLargeException;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An HTTP API. Its own answers are `{"message": …}` and cannot be changed.
public final class HttpApiGateway implements Gateway {

    /// Request line and headers together.
    static final int MAX_HEAD = 10_240;

    private static final Map<String, Object> LOCAL_CALLER = Map.of("iam", Map.of("accessKey", "LOCAL", "accountId",
            GatewayCall.ACCOUNT, "callerId", "local", "userArn", "arn:aws:iam::" + GatewayCall.ACCOUNT + ":user/local",
            "userId",
            "local"));

    private final Api api;
    private final RouteTable routes;
    private final Functions functions;
    private final JwtVerifier jwts;
    private final LambdaAuthorizer lambdas;
    private final InstantSource clock;

    public HttpApiGateway(Api api, Functions functions, JwtVerifier jwts, InstantSource clock) {
        this.api = api;
        this.routes = new RouteTable(api.routes());
        this.functions = functions;
        this.jwts = jwts;
        this.lambdas = new LambdaAuthorizer(functions, clock);
        this.clock = clock;
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
        Optional<RouteTable.Match> match = routes.find(request.method(), request.path());
        if (match.isEmpty()) {
            return new Handled("-", message(404, "Not Found"));
        }
        GatewayCall call = GatewayCall.of(api, request, match.get(), clock.instant());
        return new Handled(call.routeKey(), authorized(call));
    }

    private HttpResponse authorized(GatewayCall call) {
        return switch (call.match().route().authorizer()) {
            case RouteAuthorizer.None() -> invoke(call, Map.of());
            case RouteAuthorizer.Iam() -> invoke(call, LOCAL_CALLER);
            case RouteAuthorizer.Jwt jwt -> byJwt(call, jwt);
            case RouteAuthorizer.Lambda lambda -> switch (lambdas.ask(call, lambda)) {
                case LambdaAuthorizer.Verdict.Allowed(Map<String, Object> context) ->
                    invoke(call, Map.of("lambda", context));
                case LambdaAuthorizer.Verdict.Denied _ -> message(403, "Forbidden");
                case LambdaAuthorizer.Verdict.Unauthorized() -> message(401, "Unauthorized");
                case LambdaAuthorizer.Verdict.Failed() -> message(500, "Internal Server Error");
                case LambdaAuthorizer.Verdict.Misconfigured() -> message(500, "Internal Server Error");
            };
        };
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
        if (call.request().isBodyTooLong()) {
            return tooLong();
        }
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
