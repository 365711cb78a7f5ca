package dev.workspacetokens.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptRowTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofNanos(1);
    /// Held, for a logger that nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger(KeptRow.class.getName());

    private final ManualClock clock = new ManualClock(Instant.parse("2040-01-01T00:00:00Z"));
    private final AtomicInteger reads = new AtomicInteger();
    private boolean down;
    private Duration takes = Duration.ZERO;
    private final KeptRow<Integer> row = new KeptRow<>(() -> {
        int read = reads.incrementAndGet();
        clock.advance(takes);
        if (down) {
            throw new IllegalStateException("throttled");
        }
        return read;
    }, LIMIT, clock);

    @BeforeEach
    void failuresAreMeant() {
        LOG.setLevel(Level.OFF);
    }

    @Test
    void isNotReadAgainBeforeItIsAskedFor() {
        assertThat(row.get()).isEqualTo(1);
        clock.advance(KeptRow.ASKED_FROM.minus(TICK));
        assertThat(row.get()).isEqualTo(1);
        clock.advance(TICK);
        assertThat(row.get()).isEqualTo(2);
        assertThat(row.get()).isEqualTo(2);
        assertThat(reads).hasValue(2);
    }

    @Test
    void servesWhileItCannotBeReadUntilTheLimitAndNoLonger() {
        row.get();
        down = true;
        clock.advance(LIMIT.minus(TICK));
        assertThat(row.get()).isEqualTo(1);
        clock.advance(TICK);
        assertThatThrownBy(row::get).hasMessage("throttled");
        clock.advance(Duration.ofDays(1));
        assertThatThrownBy(row::get).hasMessage("throttled");
        down = false;
        assertThat(row.get()).isEqualTo(5);
    }

    @Test
    void isAskedForByEachRequestWhileItCannotBeRead() {
        row.get();
        down = true;
        clock.advance(KeptRow.ASKED_FROM);
        row.get();
        down = false;
        assertThat(row.get()).isEqualTo(3);
    }

    @Test
    void ageCountsFromTheQuestionAndNotFromTheAnswer() {
        takes = Duration.ofSeconds(10);
        row.get();
        takes = Duration.ZERO;
        clock.advance(KeptRow.ASKED_FROM.minusSeconds(10).minus(TICK));
        assertThat(row.get()).isEqualTo(1);
        clock.advance(TICK);
        assertThat(row.get()).isEqualTo(2);
    }

    @Test
    void readThatFailsLateDoesNotServeWhatHasBecomeTooOldMeanwhile() {
        row.get();
        down = true;
        clock.advance(LIMIT.minus(TICK));
        takes = TICK;
        assertThatThrownBy(row::get).hasMessage("throttled");
    }

    /// How old a thing is that was read in the future nobody knows.
    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000_000, 86_400_000_000_000L})
    void clockThatIsPutBackMakesItUnknown(long nanos) {
        row.get();
        clock.advance(Duration.ofNanos(-nanos));
        assertThat(row.get()).isEqualTo(2);
        clock.advance(Duration.ofNanos(-nanos));
        down = true;
        assertThatThrownBy(row::get).hasMessage("throttled");
    }

    @Test
    void withNothingAtHandItFails() {
        down = true;
        assertThatThrownBy(row::get).hasMessage("throttled");
    }

    @Test
    void whatIsForgottenIsReadAnewAndDoesNotServe() {
        row.get();
        row.forget();
        assertThat(row.get()).isEqualTo(2);
        row.forget();
        down = true;
        assertThatThrownBy(row::get).hasMessage("throttled");
    }
}
