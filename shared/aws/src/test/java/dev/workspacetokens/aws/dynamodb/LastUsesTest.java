package dev.workspacetokens.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The note of a token's last use: once a day, never backwards, never in the way.
@OnEachBackend
final class LastUsesTest {

    private static final Instant NOON = Instant.parse("2040-01-01T12:00:00Z");
    /// Held, for a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger(LastUses.class.getName());

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private final TokenId token = TokenId.draw(NOON, World.RANDOM);
    private final Requests requests = new Requests();
    private final LastUses uses = new LastUses(World.reads(requests));

    private Map<String, AttributeValue> item() {
        return World.items("USE#" + token).getFirst();
    }

    @Test
    void useIsNotedWithItsDayAndSourceAndExpires() {
        uses.note(token, NOON, "192.0.2.7");
        assertThat(item()).containsEntry("day", World.text("2040-01-01")).containsEntry("source",
                World.text("192.0.2.7"));
        assertThat(Instant.ofEpochSecond(Long.parseLong(item().getOrDefault("ttl", World.text("")).n())))
                .isEqualTo(NOON.plus(Duration.ofDays(3_650)));
    }

    @Test
    void oneWriteADayAndOneMoreTheNextDay() {
        for (int hour = -12; hour < 12; hour++) {
            uses.note(token, NOON.plus(Duration.ofHours(hour)), "192.0.2.7");
        }
        assertThat(requests.sent()).hasSize(1);
        uses.note(token, NOON.plus(Duration.ofHours(12)), "192.0.2.8");
        assertThat(requests.sent()).hasSize(2);
        assertThat(item()).containsEntry("day", World.text("2040-01-02"));
    }

    @Test
    void dayNeverGoesBack() {
        new LastUses(World.reads(Interceptor.NONE)).note(token, NOON.plus(Duration.ofDays(3)), "192.0.2.7");
        uses.note(token, NOON, "192.0.2.8");
        assertThat(item()).containsEntry("day", World.text("2040-01-04")).containsEntry("source",
                World.text("192.0.2.7"));
    }

    @Test
    void failureIsNeitherThrownNorRepeatedOnTheSameDay() {
        var throttled = new LastUses(World.reads(requests.then((_, _) -> {
            throw Faults.throttled();
        })));
        assertThatNoException().isThrownBy(() -> throttled.note(token, NOON, ""));
        assertThatNoException().isThrownBy(() -> throttled.note(token, NOON, ""));
        var late = new LastUses(World.reads((_, _) -> {
            throw Faults.timeout();
        }));
        assertThatNoException().isThrownBy(() -> late.note(token, NOON, ""));
        assertThat(requests.sent()).hasSize(1);
        assertThat(World.items("USE#" + token)).isEmpty();
    }

    @Test
    void writeMayTakeAThirdOfASecond() {
        uses.note(token, NOON, "");
        assertThat(requests.sent(UpdateItemRequest.class).getFirst().overrideConfiguration().orElseThrow()
                .apiCallTimeout()).hasValue(Duration.ofMillis(300));
    }
}
