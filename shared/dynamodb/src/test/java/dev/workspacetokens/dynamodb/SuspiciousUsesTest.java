package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Bearer;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.Decision.TooOld;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.emulators.ServiceErrors;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.table.SuspiciousUses;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Of all suspicious uses of one kind on a day, the first one is noted, and only that is worth an alarm.
@OnEachBackend
final class SuspiciousUsesTest {

    private static final Instant NOON = Instant.parse("2040-01-01T12:00:00Z");
    private static final Duration KEPT = Duration.ofDays(400);
    /// Held, for a logger that nobody holds forgets its level. What it warns of is what a test breaks on purpose.
    private static final Logger LOG = Logger.getLogger(SuspiciousUses.class.getName());

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private final Bearer bearer = new Bearer(TokenId.draw(NOON, World.RANDOM), "CI",
            new WorkspaceRef(new Slug("acme"), Uid.draw(World.RANDOM)), 1, null, false);
    private final Decision use = new TooOld(Reason.SUPERSEDED, bearer);
    private final Requests requests = new Requests();
    private final SuspiciousUses uses = new SuspiciousUses(World.reads(requests), KEPT);

    @Test
    void firstUseOfADayIsTold() {
        assertThat(uses.note(use, NOON, "192.0.2.7")).isTrue();
        assertThat(uses.note(use, NOON.plusSeconds(1), "192.0.2.8")).isFalse();
        assertThat(requests.sent()).hasSize(1);
        assertThat(uses.note(use, NOON.plus(Duration.ofHours(12)), "192.0.2.7")).isTrue();
        assertThat(requests.sent()).hasSize(2);
    }

    @Test
    void eachKindIsTold() {
        assertThat(uses.note(use, NOON, "192.0.2.7")).isTrue();
        assertThat(uses.note(new TooOld(Reason.EXPIRED, bearer), NOON, "192.0.2.7")).isTrue();
        assertThat(uses.note(new Denied(Reason.SOURCE_NOT_ALLOWED, bearer, null), NOON, "192.0.2.7")).isTrue();
        assertThat(World.items("SECURITY#" + bearer.workspace().uid())).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOURCE_NOT_ALLOWED")
    void nothingElseIsSuspicious(Reason reason) {
        assertThat(uses.note(new Denied(reason, bearer, null), NOON, "192.0.2.7")).isFalse();
        assertThat(uses.note(new Allowed(bearer, null, null), NOON, "192.0.2.7")).isFalse();
        assertThat(requests.sent()).isEmpty();
    }

    @Test
    void anotherEnvironmentKeepsWhatIsNotedAndTellsNobody() {
        uses.note(use, NOON, "192.0.2.7");
        assertThat(new SuspiciousUses(World.reads(Interceptor.NONE), KEPT).note(use, NOON.plusSeconds(1), "192.0.2.8"))
                .isFalse();
        assertThat(World.items("SECURITY#" + bearer.workspace().uid())).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("source", World.text("192.0.2.7"))
                        .containsEntry("at", World.text(NOON.toString())));
    }

    @Test
    void useThatCannotBeNotedIsToldAndNotedByTheNext() {
        var broken = new SuspiciousUses(World.reads((request, _) -> {
            throw ServiceErrors.DYNAMODB.refusal("AccessDeniedException", "not this function's");
        }), KEPT);
        assertThat(broken.note(use, NOON, "192.0.2.7")).isTrue();
        assertThat(broken.note(use, NOON, "192.0.2.7")).isTrue();
        assertThat(uses.note(use, NOON, "192.0.2.7")).isTrue();
    }

    @Test
    void noteMayTakeATwentiethOfASecond() {
        uses.note(use, NOON, "192.0.2.7");
        assertThat(requests.sent(UpdateItemRequest.class).getFirst().overrideConfiguration().orElseThrow()
                .apiCallTimeout()).hasValue(Duration.ofMillis(50));
    }
}
