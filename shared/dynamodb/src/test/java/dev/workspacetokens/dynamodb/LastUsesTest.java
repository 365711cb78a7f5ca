package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.decision.Decision.Bearer;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.table.LastUses;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

@OnEachBackend
final class LastUsesTest {

    private static final Instant NOON = Instant.parse("2040-01-01T12:00:00Z");
    /// Held, for a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger(LastUses.class.getName());
    /// Draws the least that there is: the environment's day begins at midnight.
    private static final RandomGenerator MIDNIGHT = () -> 0;

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private final WorkspaceRef workspace = new WorkspaceRef(new Slug("acme"), Uid.draw(World.RANDOM));
    private final TokenId token = TokenId.draw(NOON, World.RANDOM);
    private final Requests requests = new Requests();
    private final LastUses uses = new LastUses(World.reads(requests), MIDNIGHT);

    private Bearer bearer(long generation) {
        return new Bearer(token, "CI", workspace, generation, null, false);
    }

    private Map<String, AttributeValue> item() {
        return World.items("USE#" + workspace.uid()).getFirst();
    }

    private static LastUses another() {
        return new LastUses(World.reads(Interceptor.NONE), MIDNIGHT);
    }

    @Test
    void useIsNotedWithItsDaySourceAndGenerationFor90Days() {
        uses.note(bearer(1), NOON, "192.0.2.7");
        assertThat(item()).containsOnlyKeys("PK", "SK", "day", "source", "generation", "ttl")
                .containsEntry("SK", World.text(token.value())).containsEntry("day", World.text("2040-01-01"))
                .containsEntry("source", World.text("192.0.2.7"))
                .containsEntry("generation", AttributeValue.fromN("1"));
        assertThat(Instant.ofEpochSecond(Long.parseLong(item().getOrDefault("ttl", World.text("")).n())))
                .isEqualTo(NOON.plus(Duration.ofDays(90)));
    }

    @Test
    void oneWriteADayAndOneMoreTheNextDay() {
        for (int hour = -12; hour < 12; hour++) {
            uses.note(bearer(1), NOON.plus(Duration.ofHours(hour)), "192.0.2.7");
        }
        assertThat(requests.sent()).hasSize(1);
        uses.note(bearer(1), NOON.plus(Duration.ofHours(12)), "192.0.2.8");
        assertThat(requests.sent()).hasSize(2);
        assertThat(item()).containsEntry("day", World.text("2040-01-02"));
    }

    /// All environments would write at midnight otherwise.
    @Test
    void environmentsBeginTheirDayWithinHalfAnHourEachAtItsOwnTime() {
        Instant midnight = Instant.parse("2040-01-02T00:00:00Z");
        // The latest that can be drawn.
        var late = new LastUses(World.reads(requests), new RandomGenerator() {
            @Override
            public long nextLong() {
                return -1;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        });
        late.note(bearer(1), midnight.minusMillis(1), "");
        late.note(bearer(1), midnight.plus(LastUses.STAGGER).minusMillis(2), "");
        assertThat(requests.sent()).hasSize(1);
        late.note(bearer(1), midnight.plus(LastUses.STAGGER), "");
        assertThat(requests.sent()).hasSize(2);
        assertThat(item()).containsEntry("day", World.text("2040-01-02"));
    }

    @Test
    void partOfTheHalfHourIsDrawnAnewBehindARestore() {
        var drawn = new AtomicBoolean();
        var restored = new LastUses(World.reads(Interceptor.NONE), () -> {
            drawn.set(true);
            return 0;
        });
        drawn.set(false);
        restored.recover();
        assertThat(drawn).isTrue();
    }

    @Test
    void dayNeverGoesBack() {
        another().note(bearer(1), NOON.plus(Duration.ofDays(3)), "192.0.2.7");
        uses.note(bearer(1), NOON, "192.0.2.8");
        assertThat(item()).containsEntry("day", World.text("2040-01-04")).containsEntry("source",
                World.text("192.0.2.7"));
    }

    @Test
    void newGenerationKeepsTheLastDayOfTheFormer() {
        another().note(bearer(1), NOON, "192.0.2.7");
        uses.note(bearer(2), NOON.plus(Duration.ofDays(1)), "192.0.2.8");
        assertThat(requests.sent()).hasSize(2);
        assertThat(item()).containsEntry("generation", AttributeValue.fromN("2")).containsEntry("day",
                World.text("2040-01-02")).containsEntry("former_day", World.text("2040-01-01"));
        uses.note(bearer(2), NOON.plus(Duration.ofDays(2)), "192.0.2.9");
        assertThat(item()).containsEntry("day", World.text("2040-01-03")).containsEntry("former_day",
                World.text("2040-01-01"));
    }

    /// What it wrote on the same day does not count as a use of the new secret.
    @Test
    void newGenerationIsNotedOnTheDayOfTheFormersUseToo() {
        uses.note(bearer(1), NOON, "192.0.2.7");
        uses.note(bearer(2), NOON, "192.0.2.8");
        assertThat(item()).containsEntry("generation", AttributeValue.fromN("2")).containsEntry("source",
                World.text("192.0.2.8"));
    }

    /// A nightly job may meet a new environment each night.
    @Test
    void laterGenerationIsNotedByEnvironmentsThatSeeItOnce() {
        for (int day = 0; day < 3; day++) {
            another().note(bearer(2), NOON.plus(Duration.ofDays(day)), "192.0.2.7");
            assertThat(item()).containsEntry("day", World.text("2040-01-0" + (day + 1)))
                    .containsEntry("generation", AttributeValue.fromN("2")).doesNotContainKey("former_day");
        }
        uses.note(bearer(2), NOON.plus(Duration.ofDays(3)), "192.0.2.7");
        assertThat(requests.sent()).hasSize(1);
    }

    @Test
    void formerGenerationNeverReplacesALaterOne() {
        another().note(bearer(1), NOON, "192.0.2.7");
        another().note(bearer(2), NOON, "192.0.2.8");
        uses.note(bearer(1), NOON.plus(Duration.ofDays(1)), "192.0.2.9");
        assertThat(item()).containsEntry("generation", AttributeValue.fromN("2")).containsEntry("day",
                World.text("2040-01-01"));
    }

    private Bearer former(long generation) {
        return new Bearer(token, "CI", workspace, generation, null, true);
    }

    /// Nobody has used the new secret yet: the former one is the newest that was used.
    @Test
    void formerSecretThatWasUsedLastIsNotedAsEver() {
        another().note(bearer(1), NOON, "192.0.2.7");
        uses.note(former(1), NOON.plus(Duration.ofDays(1)), "192.0.2.8");
        assertThat(requests.sent()).hasSize(1);
        another().note(former(1), NOON.plus(Duration.ofDays(1)), "192.0.2.8");
        assertThat(item()).containsEntry("generation", AttributeValue.fromN("1"))
                .containsEntry("day", World.text("2040-01-02")).doesNotContainKey("former_day");
    }

    @Test
    void formerSecretIsNotedBesideTheNewOne() {
        uses.note(bearer(1), NOON, "192.0.2.7");
        uses.note(bearer(2), NOON, "192.0.2.8");
        Instant later = NOON.plus(Duration.ofDays(1));
        uses.note(former(1), later, "192.0.2.9");
        assertThat(item()).containsEntry("generation", AttributeValue.fromN("2"))
                .containsEntry("day", World.text("2040-01-01")).containsEntry("source", World.text("192.0.2.8"))
                .containsEntry("former_generation", AttributeValue.fromN("1"))
                .containsEntry("former_day", World.text("2040-01-02")).containsEntry("ttl", AttributeValue
                        .fromN(Long.toString(later.plus(Duration.ofDays(90)).getEpochSecond())));
        another().note(former(1), NOON, "192.0.2.9");
        assertThat(item()).as("its day never goes back").containsEntry("former_day", World.text("2040-01-02"));
    }

    /// While an integration changes over, both come in turn.
    @Test
    void twoSecretsInTurnAreNotedOnceADayEach() {
        uses.note(bearer(2), NOON, "192.0.2.8");
        uses.note(former(1), NOON, "192.0.2.7");
        requests.clear();
        for (int i = 0; i < 10; i++) {
            uses.note(bearer(2), NOON.plusSeconds(i), "192.0.2.8");
            uses.note(former(1), NOON.plusSeconds(i), "192.0.2.7");
        }
        assertThat(requests.sent()).isEmpty();
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        for (int i = 0; i < 10; i++) {
            uses.note(bearer(2), tomorrow, "192.0.2.8");
            uses.note(former(1), tomorrow, "192.0.2.7");
        }
        assertThat(requests.sent()).as("one for the present secret, two for the former one").hasSize(3);
        assertThat(item()).containsEntry("day", World.text("2040-01-02")).containsEntry("former_day",
                World.text("2040-01-02"));
    }

    @Test
    void olderFormerSecretNeverReplacesANewerOne() {
        uses.note(bearer(5), NOON, "");
        uses.note(former(4), NOON, "");
        uses.note(former(3), NOON.plus(Duration.ofDays(1)), "");
        assertThat(item()).containsEntry("former_generation", AttributeValue.fromN("4"))
                .containsEntry("former_day", World.text("2040-01-01"));
    }

    @Test
    void failureIsNotThrownAndTheNextRequestTriesAgain() {
        var throttled = new AtomicBoolean(true);
        var uses = new LastUses(World.reads(requests.then((_, service) -> {
            if (throttled.get()) {
                throw Faults.throttled();
            }
            return service.get();
        })), MIDNIGHT);
        assertThatNoException().isThrownBy(() -> uses.note(bearer(1), NOON, ""));
        assertThat(World.items("USE#" + workspace.uid())).isEmpty();
        throttled.set(false);
        uses.note(bearer(1), NOON, "");
        assertThat(requests.sent()).hasSize(2);
        assertThat(item()).containsEntry("day", World.text("2040-01-01"));
    }

    @Test
    void silenceIsNotThrown() {
        var late = new LastUses(World.reads((_, _) -> {
            throw Faults.timeout();
        }), MIDNIGHT);
        assertThatNoException().isThrownBy(() -> late.note(bearer(1), NOON, ""));
    }

    @Test
    void writeMayTakeATwentiethOfASecond() {
        uses.note(bearer(1), NOON, "");
        assertThat(requests.sent(UpdateItemRequest.class).getFirst().overrideConfiguration().orElseThrow()
                .apiCallTimeout()).hasValue(Duration.ofMillis(50));
    }

    @Test
    void twoWritesTakeNoMoreThanOne() {
        another().note(bearer(1), NOON, "");
        uses.note(bearer(2), NOON, "");
        assertThat(requests.sent(UpdateItemRequest.class)).hasSize(2).allSatisfy(request -> assertThat(
                request.overrideConfiguration().orElseThrow().apiCallTimeout()).hasValue(Duration.ofMillis(25)));
    }
}
