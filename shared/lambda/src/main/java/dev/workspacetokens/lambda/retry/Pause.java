package dev.workspacetokens.lambda.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Waits between two attempts at the same thing, so that tests need not.
///
/// A pause is a random part of 40 ms after the first attempt, of twice as much after each further one, up to 640 ms:
/// those who met do not meet again.
@FunctionalInterface
public interface Pause {

    /// Waits as long as it should.
    Pause JITTERED = Thread::sleep;

    /// Waits so long.
    void of(Duration length) throws InterruptedException;

    /// Waits before another attempt.
    ///
    /// @param attempt how many there were
    default void untilNext(int attempt) {
        untilNext(attempt, Duration.ofSeconds(1));
    }

    /// Waits before another attempt, and turns an interruption into an exception that ends the work.
    ///
    /// @param attempt how many there were
    /// @param most what is left of the time for all of it
    default void untilNext(int attempt, Duration most) {
        Duration length = Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, 20L << Math.min(attempt, 5)));
        try {
            of(length.compareTo(most) < 0 ? length : most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two attempts", e);
        }
    }
}
