package dev.workspacetokens.domain.token;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// Ids that sort by the time at which they were drawn, to the millisecond.
public final class TimeOrderedId {

    static final int LENGTH = 18;
    private static final int TIME_LENGTH = 8;
    /// The last time that so many characters can say: in the year 8888.
    private static final Instant LATEST = Instant.ofEpochMilli(218_340_105_584_895L);

    private TimeOrderedId() {}

    /// Draws an id now.
    public static String draw(Instant now, RandomGenerator random) {
        return start(now) + Base62.random(random, LENGTH - TIME_LENGTH);
    }

    /// What sorts behind all ids that were drawn before this time, and before all others.
    ///
    /// @param time since 1970; before that as then, and what is too far away as the last time that can be said
    public static String start(Instant time) {
        Instant from = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
        return Base62.encode((from.isAfter(LATEST) ? LATEST : from).toEpochMilli(), TIME_LENGTH);
    }
}
