package dev.workspacetokens.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.management.Owned.Call;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// `Idempotency-Key`: a lost answer locks nobody out and leaves no second secret.
@OnEachBackend
class LostAnswersTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String REGENERATE = "{\"expires_at\": \"2040-02-01T00:00:00Z\"}";
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"(wst_[0-9A-Za-z]{60})\"");

    private final String key = "the key of the test " + NUMBER.incrementAndGet();
    private final Owned owned = Owned.byAda("repeats-" + NUMBER.get());

    private APIGatewayV2HTTPResponse create() {
        return owned.call(CreateTokenHandler::new, Call.ada(Owned.CREATE).under(key));
    }

    private APIGatewayV2HTTPResponse regenerate(String token, Interceptor interceptor) {
        return owned.call(RegenerateTokenHandler::new, interceptor, Map.of(),
                Call.ada(REGENERATE).on(token).under(key));
    }

    private static String token(APIGatewayV2HTTPResponse response) {
        var found = TOKEN.matcher(response.getBody());
        assertThat(found.find()).as("%d %s", response.getStatusCode(), response.getBody().replaceAll("wst_\\w+", "***"))
                .isTrue();
        return found.group(1);
    }

    private long tokens() {
        return Pattern.compile("\"id\":\"[0-9A-Za-z]{18}\"")
                .matcher(owned.call(ListTokensHandler::new, Call.ada("")).getBody()).results().count();
    }

    /// The change is made, and its answer is lost on the way.
    private static Interceptor losingTheAnswer() {
        return (request, service) -> {
            SdkResponse answer = service.get();
            if (request instanceof TransactWriteItemsRequest) {
                throw SdkClientException.create("the connection broke");
            }
            return answer;
        };
    }

    @Test
    void repeatIsTheSameAnswerAndSaysThatItIsOne() {
        var first = create();
        var again = create();
        assertThat(first.getStatusCode()).isEqualTo(201);
        assertThat(first.getHeaders()).doesNotContainKey("idempotent-replayed");
        assertThat(again.getStatusCode()).isEqualTo(201);
        assertThat(again.getHeaders()).containsEntry("idempotent-replayed", "true")
                .containsEntry("cache-control", "no-store")
                .containsEntry("location", first.getHeaders().get("location"));
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(tokens()).isEqualTo(1);
    }

    @Test
    void whoLostTheAnswerToACreationGetsTheTokenByAskingAgain() {
        var lost = owned.call(CreateTokenHandler::new, losingTheAnswer(), Map.of(),
                Call.ada(Owned.CREATE).under(key));
        assertThat(lost.getStatusCode()).isEqualTo(503);
        assertThat(lost.getBody()).contains("It is not known whether it was changed");
        var again = create();
        assertThat(again.getHeaders()).containsKey("idempotent-replayed");
        assertThat(token(again)).isNotEmpty();
        assertThat(tokens()).isEqualTo(1);
    }

    @Test
    void whoLostTheAnswerToARegenerationGetsTheSecretByAskingAgain() {
        String token = owned.createToken();
        assertThat(regenerate(token, losingTheAnswer()).getStatusCode()).isEqualTo(503);
        var again = regenerate(token, Interceptor.NONE);
        assertThat(again.getHeaders()).containsKey("idempotent-replayed");
        assertThat(again.getBody()).contains("\"generation\":2");
        assertThat(token(regenerate(token, Interceptor.NONE))).isEqualTo(token(again));
    }

    @Test
    void sameCallsAtOnceAreAnsweredTheSame() throws Exception {
        Callable<String> call = () -> token(create());
        try (var threads = Executors.newFixedThreadPool(5)) {
            assertThat(threads.invokeAll(Stream.generate(() -> call).limit(5).toList()).stream()
                    .map(answer -> answer.resultNow()).distinct()).hasSize(1);
        }
        assertThat(tokens()).isEqualTo(1);
    }

    @Test
    void otherBodyUnderTheSameKeyIsInvalid() {
        create();
        var other = owned.call(CreateTokenHandler::new,
                Call.ada(Owned.CREATE.replace("admin", "developer")).under(key));
        assertThat(other.getStatusCode()).isEqualTo(422);
        assertThat(other.getBody()).contains("\"pointer\":\"\"",
                "\"detail\":\"is not what was sent with this Idempotency-Key before\"");
    }

    @Test
    void whatWasRegeneratedSinceIsAConflictAndWhatWasRevokedIsGone() {
        String token = owned.createToken();
        regenerate(token, Interceptor.NONE);
        owned.call(RegenerateTokenHandler::new, Call.ada(REGENERATE).on(token));
        assertThat(regenerate(token, Interceptor.NONE).getStatusCode()).isEqualTo(409);
        owned.call(RevokeTokenHandler::new, Call.ada("").on(token));
        assertThat(regenerate(token, Interceptor.NONE).getStatusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too short", "0123456789abcdé"})
    void keyOfAnotherShapeIsMalformed(String malformed) {
        String token = owned.createToken();
        for (var answer : List.of(owned.call(CreateTokenHandler::new, Call.ada(Owned.CREATE).under(malformed)),
                owned.call(RegenerateTokenHandler::new, Call.ada(REGENERATE).on(token).under(malformed)))) {
            assertThat(answer.getStatusCode()).isEqualTo(400);
            assertThat(answer.getBody())
                    .contains("The header 'Idempotency-Key' must be 16 to 255 printable ASCII characters.");
        }
        assertThat(tokens()).isEqualTo(1);
    }
}
