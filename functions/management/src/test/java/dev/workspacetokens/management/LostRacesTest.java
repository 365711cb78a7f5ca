package dev.workspacetokens.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.management.Owned.Call;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// What a caller is told whose change lost against somebody else's, which came between its reads and its write.
@OnEachBackend
class LostRacesTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RENAME = "{\"name\": \"Mine\"}";
    private static final String REGENERATE = "{\"expires_at\": \"2040-02-01T00:00:00Z\"}";

    private final Owned owned = Owned.byAda("lost-races-" + NUMBER.incrementAndGet());
    private final String token = owned.createToken();
    private int renames;

    @Test
    void anUpdateAndARegenerationThatLoseAreConflicts() {
        assertThat(status(UpdateTokenHandler::new, this::rename, RENAME)).isEqualTo(409);
        assertThat(status(RegenerateTokenHandler::new, this::rename, REGENERATE)).isEqualTo(409);
        assertThat(record().getBody()).contains("\"name\":\"Theirs 2\"", "\"version\":3", "\"generation\":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void withIfMatchTheyAreFailedPreconditions(String condition) {
        assertThat(owned.call(UpdateTokenHandler::new, afterAnother(this::rename), Map.of(),
                Call.ada(RENAME).on(token).ifMatch(condition)).getStatusCode()).isEqualTo(412);
        assertThat(record().getBody()).contains("\"name\":\"Theirs 1\"", "\"version\":2");
    }

    @Test
    void aRevocationNeverLosesAgainstAChange() {
        assertThat(status(RevokeTokenHandler::new, this::rename, "")).isEqualTo(204);
        assertThat(record().getStatusCode()).isEqualTo(404);
    }

    @Test
    void whatWasRevokedMeanwhileIsGone() {
        assertThat(status(UpdateTokenHandler::new, this::revoke, RENAME)).isEqualTo(404);
        assertThat(record().getStatusCode()).isEqualTo(404);
    }

    @Test
    void anOwnerWhoIsDemotedMeanwhileIsForbiddenAndNothingIsWritten() {
        Runnable demote = () -> become("viewer");
        assertThat(status(RegenerateTokenHandler::new, demote, REGENERATE)).isEqualTo(403);
        become("owner");
        assertThat(record().getBody()).contains("\"version\":1", "\"generation\":1");
    }

    private void become(String role) {
        Owned.BACKEND.putAll(Owned.BACKEND.table(), List.of(owned.member("ada", role)));
    }

    /// To another name each time.
    private void rename() {
        String body = "{\"name\": \"Theirs %d\"}".formatted(++renames);
        assertThat(call(UpdateTokenHandler::new, Interceptor.NONE, body).getStatusCode()).isEqualTo(200);
    }

    private void revoke() {
        assertThat(call(RevokeTokenHandler::new, Interceptor.NONE, "").getStatusCode()).isEqualTo(204);
    }

    /// Else a secret that nobody knew of when the freeze was answered works once it is lifted.
    @Test
    void noSecretIsMadeBehindAFreeze() {
        String before = record().getBody();
        assertThat(status(CreateTokenHandler::new, owned::freeze, Owned.CREATE)).isEqualTo(409);
        owned.rule(Map.of());
        assertThat(status(RegenerateTokenHandler::new, owned::freeze, "{\"expires_at\": \"2040-03-01T00:00:00Z\"}"))
                .isEqualTo(409);
        assertThat(record().getBody()).isEqualTo(before);
    }

    private APIGatewayV2HTTPResponse record() {
        return call(GetTokenHandler::new, Interceptor.NONE, "");
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

    private APIGatewayV2HTTPResponse call(Owned.Handler handler, Interceptor interceptor, String body) {
        return owned.call(handler, interceptor, Map.of(), Call.ada(body).on(token));
    }

    private int status(Owned.Handler handler, Runnable meanwhile, String body) {
        return call(handler, afterAnother(meanwhile), body).getStatusCode();
    }
}
