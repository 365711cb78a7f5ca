package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.authorizer.Deployment.Shown;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.emulators.ServiceErrors;
import dev.workspacetokens.testing.OnEachBackend;
import dev.workspacetokens.testing.Summed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A token that nobody issued, at the authorizers' own doors: the gateway's 401, no read, no call of KMS, nothing in
/// the log. And what becomes of tokens while KMS does not tell which were issued.
@OnEachBackend
final class ForgedTokenTest {

    private static final Logger OURS = Logger.getLogger("dev.workspacetokens");

    private final AtomicBoolean kmsDown = new AtomicBoolean();
    private final List<String> log = new ArrayList<>();
    private final Deployment deployment = new Deployment((_, service) -> service.get(), (_, service) -> {
        if (kmsDown.get()) {
            throw ServiceErrors.KMS.refusal("AccessDeniedException", "not this function's");
        }
        return service.get();
    });
    private final Grant app = deployment.app("developer");
    private final String genuine = deployment.create(new Access.PerApp(List.of(app))).secret();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        OURS.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        OURS.removeHandler(handler);
    }

    private Event event(String token) {
        return Event.app(app.app().value()).bearer(token);
    }

    private void assertRefusedForNothing(String token) throws IOException {
        Verdicts.assertUnauthorized(() -> deployment.rest(event(token)));
        assertThat(deployment.http(event(token))).isEqualTo(Verdicts.denyAnybody(event(token)));
        assertThat(deployment.dynamoDb.sent()).as(token).isEmpty();
        assertThat(deployment.kms.sent()).as(token).isEmpty();
        assertThat(log).as(token).isEmpty();
    }

    private void warmUp() throws IOException {
        assertThat(deployment.rest(event(genuine))).contains("\"Allow\"");
        assertThat(deployment.http(event(genuine))).contains("\"Allow\"");
        deployment.dynamoDb.clear();
        deployment.kms.clear();
    }

    @Test
    void everyCharacterOfAGenuineTokenChangedUnderARightChecksumIsRefusedForNothing() throws IOException {
        warmUp();
        for (int at = "wst_".length(); at < genuine.length() - 6; at++) {
            assertRefusedForNothing(Summed.changed(genuine, at));
        }
    }

    @Test
    void genuineTagUnderAnotherSecretAndAnotherIdIsRefusedForNothing() throws IOException {
        warmUp();
        Shown other = deployment.create(new Access.PerApp(List.of(app)));
        deployment.dynamoDb.clear();
        assertRefusedForNothing(Summed.replaced(genuine, 22, other.secret().substring(22, 52)));
        assertRefusedForNothing(Summed.replaced(genuine, 4, other.secret().substring(4, 22)));
        assertRefusedForNothing(Summed.replaced(genuine, 52, other.secret().substring(52, 58)));
    }

    @Test
    void withoutKmsNothingIsRefusedAndNothingAllowedUntilItIsBack() throws IOException {
        kmsDown.set(true);
        String forged = Summed.changed(genuine, 30);
        for (int i = 0; i < 10; i++) {
            for (String token : List.of(genuine, forged)) {
                Verdicts.assertFails(() -> deployment.rest(event(token)));
                Verdicts.assertFails(() -> deployment.http(event(token)));
            }
            deployment.clock.advance(Duration.ofMillis(150));
        }
        assertThat(deployment.kms.sent()).as("two authorizers, each twice in one and a half seconds").hasSize(4);
        assertThat(deployment.dynamoDb.sent()).isEmpty();
        kmsDown.set(false);
        deployment.clock.advance(Duration.ofSeconds(1));
        assertThat(deployment.rest(event(genuine))).contains("\"Allow\"");
        Verdicts.assertUnauthorized(() -> deployment.rest(event(forged)));
    }
}
