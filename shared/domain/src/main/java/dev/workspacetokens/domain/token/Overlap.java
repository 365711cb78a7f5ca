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

    /// Which former generation is remembered behind a regeneration. It works on, unless its time is over at once; then
    /// it is the one that was replaced, so that it can be told from a wrong one.
    ///
    /// @param generation of the secret that is replaced
    /// @param expiresAt of the same; null for never
    /// @param former that worked beside it; null for none
    /// @param newExpiry when the token expires from now on, former secret and all; null for never
    /// @param now when it is regenerated
    Former kept(long generation, @Nullable Instant expiresAt, @Nullable Former former, @Nullable Instant newExpiry,
            Instant now) {
        Instant end = earlier(now.plus(length), newExpiry);
        Former replaced = new Former(generation, expiresAt, earlier(end, expiresAt));
        // Where none of them was used, whoever has the older one has had it for longer.
        Former kept = former == null || !former.worksAt(now) || used >= generation
                ? replaced
                : new Former(former.generation(), former.expiresAt(), earlier(end, former.expiresAt()));
        return kept.worksAt(now) ? kept : replaced.ended();
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }
}
