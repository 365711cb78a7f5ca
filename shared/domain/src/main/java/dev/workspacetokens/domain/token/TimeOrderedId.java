package dev.workspacetokens.domain.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Ids that sort by the time at which they were drawn, to the millisecond.
public final class TimeOrderedId {

    static final int LENGTH = 18;
    private static final int TIME_LENGTH = 8;
    /// The last time that so many characters can say: in the year 8888.
    private static final Instant LATEST = Instant.ofEpochMilli(218_340_105_584_895L);

    /// How many ids a time has: 62 to the power of 10.
    private static final long MOST = 839_299_365_868_340_224L;

    private TimeOrderedId() {}

    /// Draws an id now.
    public static String draw(Instant now, RandomGenerator random) {
        return start(now) + Base62.random(random, LENGTH - TIME_LENGTH);
    }

    /// The id of what can happen once at a time: the same for the same time and text.
    public static String of(Instant time, String what) {
        return start(time) + Base62.encode(Math.floorMod(hash(what), MOST), LENGTH - TIME_LENGTH);
    }

    private static long hash(String what) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// When an id was drawn; nothing when the text is none.
    public static Optional<Instant> time(String id) {
        return id.length() == LENGTH && Base62.matches(id, 0, LENGTH)
                ? Optional.of(Instant.ofEpochMilli(Base62.decode(id, 0, TIME_LENGTH)))
                : Optional.empty();
    }

    /// What sorts behind all ids that were drawn before this time, and before all others.
    ///
    /// @param time since 1970; before that as then, and what is too far away as the last time that can be said
    public static String start(Instant time) {
        Instant from = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
        return Base62.encode((from.isAfter(LATEST) ? LATEST : from).toEpochMilli(), TIME_LENGTH);
    }
}
