package dev.workspacetokens.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.intercept.InterceptedDynamoDb;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.ManualClock;
import dev.workspacetokens.testing.OnEachBackend;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// What a refused body costs: what needs no reading is told without any, and made-up apps cost no more than real ones.
@OnEachBackend
class RefusedBodiesCostTest {

    private static final Backend BACKEND = Backend.shared();
    private static final int APPS = 1_000;
    private static final int UNIT = 4_096;
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(),
            new Class<?>[]{Context.class}, (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
            });
    private static final String WORKSPACE = "refused-bodies";

    private final Requests requests = new Requests();

    @BeforeAll
    static void fill() {
        BACKEND.putAll(BACKEND.table(), Stream.concat(Stream.of(
                row("WORKSPACE",
                        Map.of("uid", text("uid-1"), "title", text("Acme"), "owners", AttributeValue.fromN("1"),
                                "closing", AttributeValue.fromBool(false), "version", AttributeValue.fromN("1"),
                                "departures",
                                AttributeValue.fromN("0"))),
                row("MEMBER#ada", Map.of("workspace_uid", text("uid-1"), "name", text("Ada"), "role", text("owner")))),
                IntStream.range(0, APPS).mapToObj(i -> row("APP#" + "a".repeat(60) + i,
                        Map.of("uid", text("u".repeat(22)), "title", text("t".repeat(100))))))
                .toList());
    }

    private int status(String sub, String name, String expiresAt, Stream<String> apps) {
        String roles = apps.map(app -> '"' + app + "\": \"admin\"").collect(Collectors.joining(", "));
        var environment = new Environment(Template.ofThisBuild().function("CreateToken").environment(),
                () -> new InterceptedDynamoDb(BACKEND.dynamoDb(), requests), BACKEND::kms,
                new ManualClock(Instant.parse("2040-01-01T00:00:00Z")), new SecureRandom());
        var jwt = RequestContext.Authorizer.JWT.builder().withClaims(Map.of("sub", sub)).build();
        var event = APIGatewayV2HTTPEvent.builder().withRouteKey("POST /workspaces/{workspace}/tokens")
                .withBody("{\"name\": \"" + name + "\", \"expires_at\": \"" + expiresAt + "\", \"roles\": {\"apps\": {"
                        + roles + "}}}")
                .withPathParameters(Map.of("workspace", WORKSPACE))
                .withRequestContext(RequestContext.builder()
                        .withAuthorizer(RequestContext.Authorizer.builder().withJwt(jwt).build()).build())
                .build();
        return Objects.requireNonNull(new CreateTokenHandler(environment).handleRequest(event, CONTEXT))
                .getStatusCode();
    }

    private static Stream<String> madeUp(int count) {
        return IntStream.range(0, count).mapToObj(i -> "made-up-" + i);
    }

    /// Counted as AWS does: a key that is not there costs a unit, a query what it looks at.
    private int units() {
        int units = requests.sent(GetItemRequest.class).size();
        for (var batch : requests.sent(BatchGetItemRequest.class)) {
            units += batch.requestItems().values().stream().mapToInt(keys -> keys.keys().size()).sum();
        }
        int row = ("PK" + "WORKSPACE#" + WORKSPACE + "SK" + "APP#" + "uid" + "title").length() + 64 + 22 + 100;
        return units + requests.sent(QueryRequest.class).size() * Math.ceilDiv(APPS * row, UNIT);
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "16, 18", "17, 110", "100, 110", "1000, 110"})
    void madeUpAppsCostNoMoreThanAReadingOfThoseThatThereAre(int count, int most) {
        assertThat(status("ada", "CI", "2040-02-01T00:00:00Z", madeUp(count))).isEqualTo(422);
        assertThat(units()).isLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"'', 2040-02-01T00:00:00Z, a", "CI, 2039-12-31T00:00:00Z, a", "CI, 2040-02-01T00:00:00Z, No"})
    void whatIsWrongWithoutReadingIsToldWithoutAny(String name, String expiresAt, String app) {
        assertThat(status("ada", name, expiresAt, Stream.concat(Stream.of(app), madeUp(999)))).isEqualTo(422);
        assertThat(units()).as("the owner").isEqualTo(1);
    }

    @Test
    void tooManyAppsAreNotLookedUp() {
        assertThat(status("ada", "CI", "2040-02-01T00:00:00Z", madeUp(1_001))).isEqualTo(422);
        assertThat(units()).isEqualTo(1);
    }

    @Test
    void strangerCostsThreeUnitsAtMost() {
        assertThat(status("eve", "CI", "2040-02-01T00:00:00Z", madeUp(1_000))).isEqualTo(404);
        assertThat(units()).isLessThanOrEqualTo(3);
    }

    private static Map<String, AttributeValue> row(String sortKey, Map<String, AttributeValue> attributes) {
        var item = new HashMap<>(attributes);
        item.put("PK", text("WORKSPACE#" + WORKSPACE));
        item.put("SK", text(sortKey));
        return item;
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
