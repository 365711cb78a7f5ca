package dev.workspacetokens.lean;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Writes down what it is set to, and rings at once or never.
final class FakeAlarm implements Alarm {

    /// Never rings.
    static final Alarm NEVER = new FakeAlarm(false);

    private final boolean rings;
    private final List<Duration> set = new ArrayList<>();
    private int on;

    FakeAlarm(boolean rings) {
        this.rings = rings;
    }

    @Override
    public synchronized Runnable set(Duration after, Runnable action) {
        set.add(after);
        on++;
        if (rings) {
            action.run();
        }
        return this::off;
    }

    private synchronized void off() {
        on--;
    }

    /// What it was set to, in order.
    synchronized List<Duration> set() {
        return List.copyOf(set);
    }

    /// How often it was set and not turned off.
    synchronized int on() {
        return on;
    }
}
