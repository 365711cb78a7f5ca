package dev.workspacetokens.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.management.Owned.Call;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/// Every status of every operation on tokens, as its function answers.
@OnEachBackend
final class StatusesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String REGENERATE = "{\"expires_at\": \"2040-02-01T00:00:00Z\"}";
    private static final String UPDATE = "{\"name\": \"Deploy\"}";

    /// An operation, its handler, a body that it takes, and what it answers then.
    private static final List<Arguments> OPERATIONS = List.of(
            Arguments.of("create", (Owned.Handler) CreateTokenHandler::new, Owned.CREATE, 201),
            Arguments.of("list", (Owned.Handler) ListTokensHandler::new, "", 200),
            Arguments.of("get", (Owned.Handler) GetTokenHandler::new, "", 200),
            Arguments.of("list events", (Owned.Handler) ListEventsHandler::new, "", 200),
            Arguments.of("update", (Owned.Handler) UpdateTokenHandler::new, UPDATE, 200),
            Arguments.of("regenerate", (Owned.Handler) RegenerateTokenHandler::new, REGENERATE, 200),
            Arguments.of("end overlap", (Owned.Handler) EndOverlapHandler::new, "", 204),
            Arguments.of("revoke many", (Owned.Handler) RevokeTokensHandler::new, "{\"tokens\": []}", 200),
            Arguments.of("revoke", (Owned.Handler) RevokeTokenHandler::new, "", 204));

    private final Owned owned = Owned.byAda("statuses-" + NUMBER.incrementAndGet());
    private final String token = owned.createToken();

    static List<Arguments> withABody() {
        return having("create", "update", "regenerate");
    }

    static List<Arguments> ofOneToken() {
        return having("get", "update", "regenerate", "end overlap", "revoke");
    }

    static List<Arguments> conditional() {
        return having("update", "regenerate", "end overlap", "revoke");
    }

    static List<Arguments> dated() {
        return having("create", "regenerate");
    }

    static List<Arguments> undated() {
        return having("list", "list events", "get", "update", "end overlap", "revoke many", "revoke");
    }

    private static List<Arguments> having(String... names) {
        return OPERATIONS.stream().filter(operation -> List.of(names).contains(operation.get()[0])).toList();
    }

    private int status(Owned.Handler handler, Call call) {
        APIGatewayV2HTTPResponse response = owned.call(handler, call);
        boolean problem = response.getStatusCode() >= 400;
        assertThat("application/problem+json".equals(response.getHeaders().get("content-type"))).isEqualTo(problem);
        return response.getStatusCode();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("OPERATIONS")
    void ownerHasItDone(String name, Owned.Handler handler, String body, int done) {
        assertThat(status(handler, Call.ada(body).on(token))).isEqualTo(done);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("OPERATIONS")
    void memberIsForbiddenAndStrangersFindNothing(String name, Owned.Handler handler, String body, int done) {
        Owned.BACKEND.putAll(Owned.BACKEND.table(), List.of(owned.member("max", "manager")));
        assertThat(status(handler, Call.ada("{").on(token).by("max"))).isEqualTo(403);
        assertThat(status(handler, Call.ada("{").on(token).by("eve"))).isEqualTo(404);
        assertThat(status(handler, Call.ada("{").on(token).by(""))).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofOneToken")
    void tokenThatIsNotThereIsNotFound(String name, Owned.Handler handler, String body, int done) {
        for (String id : List.of("no id", "0".repeat(18))) {
            assertThat(status(handler, Call.ada("{").on(id))).isEqualTo(404);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withABody")
    void bodyOfAnotherShapeIsMalformedAndOneThatIsTooLargeIsNotRead(String name, Owned.Handler handler, String body,
            int done) {
        for (String malformed : List.of("", "{", "[]", "{}", body.replace("{", "{\"more\": 1, "))) {
            assertThat(status(handler, Call.ada(malformed).on(token))).as(malformed).isEqualTo(400);
        }
        assertThat(status(handler, Call.ada(body + " ".repeat(1024 * 1024)).on(token))).isEqualTo(413);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withABody")
    void valueThatIsNotAllowedIsInvalid(String name, Owned.Handler handler, String body, int done) {
        String invalid = body.replace("2040-02", "2039-02").replace("Deploy", "\\u0007");
        assertThat(status(handler, Call.ada(invalid).on(token))).isEqualTo(422);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditional")
    void versionThatIsNotThePresentOneFailsThePrecondition(String name, Owned.Handler handler, String body, int done) {
        assertThat(status(handler, Call.ada(body).on(token).ifMatch("\"7\""))).isEqualTo(412);
        assertThat(status(handler, Call.ada(body).on(token).ifMatch("\"7\", \"1\""))).isEqualTo(done);
    }

    /// Whoever leaves the quotes out would be told that somebody else was faster.
    @ParameterizedTest(name = "{0}")
    @MethodSource("conditional")
    void versionWithoutItsQuotesIsMalformed(String name, Owned.Handler handler, String body, int done) {
        Owned.BACKEND.putAll(Owned.BACKEND.table(), List.of(owned.member("max", "manager")));
        for (String condition : List.of("1", "", "\"1", "'1'", "W/*")) {
            assertThat(status(handler, Call.ada(body).on(token).ifMatch(condition))).as(condition).isEqualTo(400);
            String invalid = body.replace("2040-02", "2039-02").replace("Deploy", "\\u0007");
            assertThat(status(handler, Call.ada(invalid).on(token).ifMatch(condition))).as("before 422")
                    .isEqualTo(400);
            assertThat(status(handler, Call.ada(body).on(token).by("max").ifMatch(condition))).as("behind 403")
                    .isEqualTo(403);
            assertThat(status(handler, Call.ada(body).on("0".repeat(18)).ifMatch(condition))).as("behind 404")
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("OPERATIONS")
    void tableThatIsBusyIsUnavailable(String name, Owned.Handler handler, String body, int done) {
        Interceptor busy = (_, _) -> {
            throw ProvisionedThroughputExceededException.builder().message("busy").build();
        };
        assertThat(owned.call(handler, busy, Map.of(), Call.ada(body).on(token)).getStatusCode()).isEqualTo(503);
    }

    @Test
    void tokenBeyondTheLimitIsAConflict() {
        assertThat(owned.call(CreateTokenHandler::new, Interceptor.NONE, Map.of("MAX_TOKENS_PER_WORKSPACE", "1"),
                Call.ada(Owned.CREATE)).getStatusCode()).isEqualTo(409);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dated")
    void dateThatTheWorkspaceDoesNotAllowIsInvalid(String name, Owned.Handler handler, String body, int done) {
        owned.rule(Map.of("max_lifetime_days", 31));
        assertThat(status(handler, Call.ada(body).on(token))).as("a month").isEqualTo(done);
        for (String later : List.of("\"2040-02-01T00:00:00.001Z\"", "null")) {
            var refused = owned.call(handler, Interceptor.NONE, Map.of("ALLOW_NEVER_EXPIRE", "true"),
                    Call.ada(body.replace("\"2040-02-01T00:00:00Z\"", later)).on(token));
            assertThat(refused.getStatusCode()).isEqualTo(422);
            assertThat(refused.getBody()).contains("\"pointer\":\"/expires_at\"",
                    "\"detail\":\"must be a time at most 31 days away in this workspace\"");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("undated")
    void rulesOfTheWorkspaceAreNotForWhatExists(String name, Owned.Handler handler, String body, int done) {
        owned.rule(Map.of("max_lifetime_days", 1, "max_tokens", 1));
        assertThat(status(handler, Call.ada(body).on(token))).isEqualTo(done);
    }

    @Test
    void tokenBeyondTheWorkspacesLimitIsAConflict() {
        owned.rule(Map.of("max_tokens", 2));
        assertThat(status(CreateTokenHandler::new, Call.ada(Owned.CREATE))).isEqualTo(201);
        var refused = owned.call(CreateTokenHandler::new, Call.ada(Owned.CREATE));
        assertThat(refused.getStatusCode()).isEqualTo(409);
        assertThat(refused.getBody()).contains("The workspace may have 2 tokens");
    }

    @Test
    void parametersOfAListThatMeanNothingAreMalformed() {
        Stream.of("status", "limit", "next", "sort", "creator", "unused_since", "totals")
                .forEach(parameter -> assertThat(
                        status(ListTokensHandler::new, Call.ada("").with(parameter, "much"))).as(parameter)
                        .isEqualTo(400));
    }
}
