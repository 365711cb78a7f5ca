package dev.workspacetokens.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.Sealing;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.kms.sdk.KmsOwnSealer;
import dev.workspacetokens.table.StateAttributes;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.ManualClock;
import dev.workspacetokens.testing.TestPolicy;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A workspace that Ada owns, and calls of the functions that manage its tokens.
///
/// @param workspace its slug, which no other test uses
record Owned(String workspace) {

    static final Backend BACKEND = Backend.shared();

    /// A function, by the constructor of its handler.
    interface Handler
            extends
                Function<Environment, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> {}

    /// What a caller sends.
    record Call(String sub, Map<String, String> path, Map<String, String> query, Map<String, String> headers,
            String body) {

        static Call ada(String body) {
            return new Call("ada", Map.of(), Map.of(), Map.of(), body);
        }

        Call by(String other) {
            return new Call(other, path, query, headers, body);
        }

        Call on(String token) {
            return new Call(sub, Map.of("token", token), query, headers, body);
        }

        Call ifMatch(String condition) {
            return new Call(sub, path, query, Map.of("if-match", condition), body);
        }

        Call under(String idempotencyKey) {
            return new Call(sub, path, query, Map.of("idempotency-key", idempotencyKey), body);
        }

        Call with(String parameter, String value) {
            var parameters = new HashMap<>(query);
            parameters.put(parameter, value);
            return new Call(sub, path, parameters, headers, body);
        }
    }

    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(),
            new Class<?>[]{Context.class}, (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    /// A body that creates a token.
    static final String CREATE = """
            {"name": "CI", "expires_at": "2040-02-01T00:00:00Z", "roles": {"all_apps": "admin"}}""";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9A-Za-z]{18})\"");

    static Owned byAda(String workspace) {
        BACKEND.putAll(BACKEND.table(), List.of(Map.of("PK", text("STATE"), "SK", text("POLICY"), "version",
                AttributeValue.fromN("1"), StateAttributes.DOCUMENT,
                AttributeValue.fromB(SdkBytes.fromByteArray(StateAttributes.packed(TestPolicy.json()))))));
        var owned = new Owned(workspace);
        owned.rule(Map.of());
        BACKEND.putAll(BACKEND.table(), List.of(owned.member("ada", "owner")));
        return owned;
    }

    /// Gives the workspace these rules and no other.
    void rule(Map<String, Integer> rules) {
        var workspaceRow = new HashMap<>(Map.of("uid", text("uid-1"), "title", text("Acme"), "owners",
                AttributeValue.fromN("1"), "closing", AttributeValue.fromBool(false), "version",
                AttributeValue.fromN("1"), "departures", AttributeValue.fromN("0")));
        rules.forEach((rule, number) -> workspaceRow.put(rule, AttributeValue.fromN(number.toString())));
        BACKEND.putAll(BACKEND.table(), List.of(row("WORKSPACE", workspaceRow)));
    }

    /// Switches the tokens of the workspace off, as far as management sees it.
    void freeze() {
        BACKEND.dynamoDb().updateItem(r -> r.tableName(BACKEND.table())
                .key(Map.of("PK", text("WORKSPACE#" + workspace), "SK", text("WORKSPACE")))
                .updateExpression("SET frozen = :yes")
                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
    }

    Map<String, AttributeValue> member(String sub, String role) {
        var sealing = new Sealing(new KmsOwnSealer(BACKEND.kms(), BACKEND.key("DirectoryKey").alias()));
        return sealing.sealed(List.of(row("MEMBER#" + sub,
                Map.of("workspace_uid", text("uid-1"), "name", text("Somebody"), "role", text(role))))).getFirst();
    }

    Map<String, AttributeValue> app(String slug) {
        return row("APP#" + slug, Map.of("uid", text("u".repeat(22)), "title", text("t".repeat(100))));
    }

    /// Creates a token, and gives its id.
    String createToken() {
        var created = call(CreateTokenHandler::new, Call.ada(CREATE));
        assertThat(created.getStatusCode()).isEqualTo(201);
        var id = ID.matcher(created.getBody());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    APIGatewayV2HTTPResponse call(Handler handler, Call call) {
        return call(handler, Interceptor.NONE, Map.of(), call);
    }

    /// @param interceptor what happens to the requests of the table
    /// @param variables in place of the template's
    APIGatewayV2HTTPResponse call(Handler handler, Interceptor interceptor, Map<String, String> variables, Call call) {
        var all = new HashMap<>(Template.ofThisBuild().function("CreateToken").environment());
        all.putAll(BACKEND.keyVariables());
        all.put("ACCESS_POLICY", "stored");
        all.putAll(variables);
        var environment = new Environment(all, () -> interceptor.before(DynamoDbClient.class, BACKEND.dynamoDb()),
                BACKEND::kms, new ManualClock(Instant.parse("2040-01-01T00:00:00Z")), new SecureRandom());
        var jwt = RequestContext.Authorizer.JWT.builder().withClaims(Map.of("sub", call.sub())).build();
        var path = new HashMap<>(call.path());
        path.put("workspace", workspace);
        var event = APIGatewayV2HTTPEvent.builder().withRouteKey("POST /workspaces/{workspace}/tokens")
                .withHeaders(call.headers()).withBody(call.body()).withPathParameters(path)
                .withQueryStringParameters(call.query())
                .withRequestContext(RequestContext.builder()
                        .withAuthorizer(RequestContext.Authorizer.builder().withJwt(jwt).build())
                        .withHttp(RequestContext.Http.builder().withSourceIp("192.0.2.10").build()).build())
                .build();
        return Objects.requireNonNull(handler.apply(environment).handleRequest(event, CONTEXT));
    }

    private Map<String, AttributeValue> row(String sortKey, Map<String, AttributeValue> attributes) {
        var item = new HashMap<>(attributes);
        item.put("PK", text("WORKSPACE#" + workspace));
        item.put("SK", text(sortKey));
        return item;
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
