package dev.workspacetokens.aws.dynamodb;

import java.util.concurrent.ThreadLocalRandom;

/// Waits between two attempts at the same thing, so that tests need not.
@FunctionalInterface
interface Pause {

    /// Doubling from 20 ms, each a random part of that, so that those who met do not meet again.
    Pause JITTERED = attempt -> Thread
            .sleep(ThreadLocalRandom.current().nextLong(1, 20L << Math.min(attempt, 5)));

    /// Waits before another attempt.
    ///
    /// @param attempt how many there were
    void after(int attempt) throws InterruptedException;

    /// Waits, and turns an interruption into an exception that ends the work.
    default void untilNext(int attempt) {
        try {
            after(attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two attempts", e);
        }
    }
}
