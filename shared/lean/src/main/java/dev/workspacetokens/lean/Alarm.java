package dev.workspacetokens.lean;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/// Rings after a time, so that tests need not wait.
@FunctionalInterface
interface Alarm {

    /// By the thread that Java keeps for such things.
    Alarm JAVA = (after, action) -> {
        var set = ForkJoinPool.commonPool().schedule(action, after.toNanos(), TimeUnit.NANOSECONDS);
        return () -> set.cancel(false);
    };

    /// Does something after this time.
    ///
    /// @return turns the alarm off
    Runnable set(Duration after, Runnable action);
}
