package dev.workspacetokens.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until it is told to move. Safe for concurrent use.
public final class ManualClock implements InstantSource {

    private final AtomicReference<Instant> now;

    public ManualClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Moves on by this much.
    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /// Moves to this instant.
    public void set(Instant to) {
        now.set(to);
    }
}
