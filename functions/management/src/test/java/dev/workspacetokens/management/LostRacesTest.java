package dev.workspacetokens.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.intercept.InterceptedDynamoDb;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.ManualClock;
import dev.workspacetokens.testing.OnEachBackend;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// What a caller is told whose change lost against somebody else's, which came between its reads and its write.
@OnEachBackend
class LostRacesTest {

    private static final Backend BACKEND = Backend.shared();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9A-Za-z]{18})\"");
    private static final String RENAME = "{\"name\": \"Mine\"}";
    private static final String REGENERATE = "{\"expires_at\": \"2040-02-01T00:00:00Z\"}";
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(),
            new Class<?>[]{Context.class}, (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final String workspace = "lost-races-" + NUMBER.incrementAndGet();
    private String token = "";

    @BeforeEach
    void create() {
        put("WORKSPACE", Map.of("uid", text("uid-1"), "title", text("Acme"), "owners", AttributeValue.fromN("1"),
                "closing", AttributeValue.fromBool(false), "version", AttributeValue.fromN("1")));
        put("MEMBER#ada", Map.of("workspace_uid", text("uid-1"), "name", text("Ada"), "role", text("owner")));
        var created = call(CreateTokenHandler::new, Interceptor.NONE,
                "{\"name\": \"x\", \"expires_at\": \"2040-02-01T00:00:00Z\", \"roles\": {\"all_apps\": \"admin\"}}",
                Map.of());
        assertThat(created.getStatusCode()).isEqualTo(201);
        var id = ID.matcher(created.getBody());
        assertThat(id.find()).isTrue();
        token = id.group(1);
    }

    @Test
    void anUpdateAndARegenerationThatLoseAreConflicts() {
        assertThat(call(UpdateTokenHandler::new, afterAnother(this::rename), RENAME, Map.of()).getStatusCode())
                .isEqualTo(409);
        assertThat(call(RegenerateTokenHandler::new, afterAnother(this::rename), REGENERATE, Map.of()).getStatusCode())
                .isEqualTo(409);
        assertThat(record().getBody()).contains("\"name\":\"Theirs\"", "\"version\":3", "\"generation\":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void withIfMatchTheyAreFailedPreconditions(String condition) {
        var ifMatch = Map.of("if-match", condition);
        assertThat(call(UpdateTokenHandler::new, afterAnother(this::rename), RENAME, ifMatch).getStatusCode())
                .isEqualTo(412);
        assertThat(record().getBody()).contains("\"name\":\"Theirs\"", "\"version\":2");
    }

    @Test
    void aRevocationNeverLosesAgainstAChange() {
        assertThat(call(RevokeTokenHandler::new, afterAnother(this::rename), "", Map.of()).getStatusCode())
                .isEqualTo(204);
        assertThat(record().getStatusCode()).isEqualTo(404);
    }

    @Test
    void whatWasRevokedMeanwhileIsGone() {
        assertThat(call(UpdateTokenHandler::new, afterAnother(this::revoke), RENAME, Map.of()).getStatusCode())
                .isEqualTo(404);
        assertThat(record().getStatusCode()).isEqualTo(404);
    }

    @Test
    void anOwnerWhoIsDemotedMeanwhileIsForbiddenAndNothingIsWritten() {
        Runnable demote = () -> put("MEMBER#ada",
                Map.of("workspace_uid", text("uid-1"), "name", text("Ada"), "role", text("viewer")));
        assertThat(call(RegenerateTokenHandler::new, afterAnother(demote), REGENERATE, Map.of()).getStatusCode())
                .isEqualTo(403);
        put("MEMBER#ada", Map.of("workspace_uid", text("uid-1"), "name", text("Ada"), "role", text("owner")));
        assertThat(record().getBody()).contains("\"version\":1", "\"generation\":1");
    }

    private void rename() {
        assertThat(call(UpdateTokenHandler::new, Interceptor.NONE, "{\"name\": \"Theirs\"}", Map.of()).getStatusCode())
                .isEqualTo(200);
    }

    private void revoke() {
        assertThat(call(RevokeTokenHandler::new, Interceptor.NONE, "", Map.of()).getStatusCode()).isEqualTo(204);
    }

    private APIGatewayV2HTTPResponse record() {
        return call(GetTokenHandler::new, Interceptor.NONE, "", Map.of());
    }

    /// Lets somebody else be faster, once, than the first write.
    private static Interceptor afterAnother(Runnable change) {
        var once = new AtomicInteger();
        return (request, service) -> {
            if (request instanceof TransactWriteItemsRequest && once.getAndIncrement() == 0) {
                change.run();
            }
            return service.get();
        };
    }

    private APIGatewayV2HTTPResponse call(
            Function<Environment, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handler,
            Interceptor interceptor,
            String body, Map<String, String> headers) {
        var environment = new Environment(Template.ofThisBuild().function("CreateToken").environment(),
                () -> new InterceptedDynamoDb(BACKEND.dynamoDb(), interceptor), BACKEND::kms,
                new ManualClock(Instant.parse("2040-01-01T00:00:00Z")), new SecureRandom());
        var jwt = RequestContext.Authorizer.JWT.builder().withClaims(Map.of("sub", "ada")).build();
        var event = APIGatewayV2HTTPEvent.builder().withRouteKey("TEST").withHeaders(headers).withBody(body)
                .withPathParameters(Map.of("workspace", workspace, "token", token))
                .withRequestContext(RequestContext.builder()
                        .withAuthorizer(RequestContext.Authorizer.builder().withJwt(jwt).build()).build())
                .build();
        return Objects.requireNonNull(handler.apply(environment).handleRequest(event, CONTEXT));
    }

    private void put(String sortKey, Map<String, AttributeValue> attributes) {
        var item = new HashMap<>(attributes);
        item.put("PK", text("WORKSPACE#" + workspace));
        item.put("SK", text(sortKey));
        BACKEND.dynamoDb().putItem(r -> r.tableName(BACKEND.table()).item(item));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
