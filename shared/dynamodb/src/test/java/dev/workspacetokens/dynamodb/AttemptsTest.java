package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AttemptsTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final Attempts attempts = new Attempts(pauses::add);
    private int calls;

    @Test
    void lostAttemptIsMadeAgainAfterAPause() {
        assertThat(attempts.<Integer>of(() -> {
            if (++calls < 3) {
                throw new Lost();
            }
            return calls;
        })).isEqualTo(3);
        assertThat(pauses).hasSize(2);
    }

    @Test
    void emptyAttemptIsMadeAgainAtOnce() {
        assertThat(attempts.<Integer>until(() -> ++calls < 3 ? Optional.empty() : Optional.of(calls))).isEqualTo(3);
        assertThat(pauses).isEmpty();
    }

    @Test
    void attemptsEnd() {
        assertThatThrownBy(() -> attempts.of(() -> {
            calls++;
            throw new Lost();
        })).isInstanceOf(Refusal.Unavailable.class);
        assertThat(calls).isEqualTo(Attempts.MAX);
    }

    @Test
    void refusalIsNotTriedAgain() {
        assertThatThrownBy(() -> attempts.of(() -> {
            calls++;
            throw new Refusal.Conflict("no");
        })).isInstanceOf(Refusal.Conflict.class);
        assertThat(calls).isEqualTo(1);
    }
}
