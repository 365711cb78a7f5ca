package dev.workspacetokens.benchmarks.workspace;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.authorizer.RestApiAuthorizer;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.management.CreateTokenHandler;
import dev.workspacetokens.management.ListTokensHandler;
import dev.workspacetokens.management.RegenerateTokenHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The functions themselves, called as their gateways call them. An answer that is not a success throws.
public final class Operations {

    private static final ObjectMapper JSON = new ObjectMapper();
    /// The handlers have no use for it.
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(),
            new Class<?>[]{Context.class}, (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final RestApiAuthorizer authorizer;
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> list;
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> create;
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> regenerate;

    /// @param of gives the environment of the function of a name
    Operations(Function<String, Environment> of) {
        this.authorizer = new RestApiAuthorizer(of.apply("RestApiAuthorizer").execution());
        this.list = new ListTokensHandler(of.apply("ListTokens"));
        this.create = new CreateTokenHandler(of.apply("CreateToken"));
        this.regenerate = new RegenerateTokenHandler(of.apply("RegenerateToken"));
    }

    /// A token as its owner sees it once.
    public record Shown(String id, String secret) {}

    public void authorize(Grant grant, Shown token) throws IOException {
        var answer = new ByteArrayOutputStream();
        byte[] event = AuthorizerEvents.getApp(grant.app().value(), token.secret()).getBytes(StandardCharsets.UTF_8);
        authorizer.handleRequest(new ByteArrayInputStream(event), answer, CONTEXT);
        if (!answer.toString(StandardCharsets.UTF_8).contains("Allow")) {
            throw new IOException("the authorizer answered " + answer);
        }
    }

    public void list() throws IOException {
        var _ = call(list, "GET /workspaces/{workspace}/tokens", event -> event);
    }

    public Shown create(List<Grant> grants) throws IOException {
        String apps = grants.stream().map(grant -> "\"%s\": \"%s\"".formatted(grant.app(), grant.role()))
                .collect(Collectors.joining(","));
        return shown(call(create, "POST /workspaces/{workspace}/tokens", event -> event.withBody("""
                {"name": "CI", "expires_at": "%s", "roles": {"apps": {%s}}}""".formatted(inAMonth(), apps))));
    }

    public void regenerate(Shown token) throws IOException {
        var _ = call(regenerate, "POST /workspaces/{workspace}/tokens/{token}/regenerate",
                event -> event.withBody("{\"expires_at\": \"%s\"}".formatted(inAMonth()))
                        .withPathParameters(Map.of("workspace", "acme", "token", token.id())));
    }

    private static Instant inAMonth() {
        return Instant.now().plus(Duration.ofDays(30));
    }

    private static Shown shown(JsonNode answer) {
        return new Shown(answer.at("/data/id").asText(), answer.at("/data/token").asText());
    }

    private static JsonNode call(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, String route,
            UnaryOperator<APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder> more) throws IOException {
        var jwt = JWT.builder().withClaims(Map.of("sub", "ada", "name", "Ada")).build();
        var event = more.apply(APIGatewayV2HTTPEvent.builder().withRouteKey(route)
                .withPathParameters(Map.of("workspace", "acme"))
                .withHeaders(Map.of("content-type", "application/json"))
                .withRequestContext(RequestContext.builder()
                        .withAuthorizer(RequestContext.Authorizer.builder().withJwt(jwt).build()).build()))
                .build();
        APIGatewayV2HTTPResponse response = handler.handleRequest(event, CONTEXT);
        if (response.getStatusCode() >= 300) {
            throw new IOException(route + " answered " + response.getStatusCode() + " " + response.getBody());
        }
        return parse(response.getBody());
    }

    private static JsonNode parse(String json) throws JsonProcessingException {
        return JSON.readTree(json);
    }
}
