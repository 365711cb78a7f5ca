package dev.workspacetokens.domain.token;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// For how long a regeneration lets a former secret work on.
///
/// One former secret works, and no more: of those that still work the one of the newest generation that was noted as
/// used. So whoever lost the answer to a regeneration and regenerates once more locks nobody out: the secret that nobody
/// knew dies, and the one that is in use goes on.
///
/// @param length 0 for none, at most [#LONGEST]
/// @param used the newest generation of the token that was noted as used; 0 for none
public record Overlap(Duration length, long used) {

    /// The longest.
    public static final Duration LONGEST = Duration.ofDays(7);
    /// The former secrets are dead at once.
    public static final Overlap NONE = new Overlap(Duration.ZERO, 0);

    /// Which former generation works behind a regeneration; null for none.
    ///
    /// @param generation of the secret that is replaced
    /// @param expiresAt of the same; null for never
    /// @param former that worked beside it; null for none
    /// @param newExpiry when the token expires from now on, former secret and all; null for never
    /// @param now when it is regenerated
    @Nullable
    Former kept(long generation, @Nullable Instant expiresAt, @Nullable Former former, @Nullable Instant newExpiry,
            Instant now) {
        Instant end = earlier(now.plus(length), newExpiry);
        Former older = former == null || !former.worksAt(now)
                ? null
                : until(former.generation(), former.expiresAt(), end, now);
        // Where none of them was used, whoever has the older one has had it for longer.
        return older == null || used >= generation ? until(generation, expiresAt, end, now) : older;
    }

    private static @Nullable Former until(long generation, @Nullable Instant expiresAt, Instant end, Instant now) {
        Instant until = earlier(end, expiresAt);
        return now.isBefore(until) ? new Former(generation, expiresAt, until) : null;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }
}
