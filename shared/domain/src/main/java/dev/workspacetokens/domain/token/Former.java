package dev.workspacetokens.domain.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A former generation of a token: the last one, whose secret works for a while, or has done so.
///
/// @param generation that it is
/// @param expiresAt the first instant at which it would be refused had nobody regenerated the token; null for never
/// @param until the first instant at which it is refused; never later than that, nor than the token's own expiration
/// date; 1970 where it was ended
public record Former(long generation, @Nullable Instant expiresAt, Instant until) {

    /// The same, over: also where clocks differ, for another one's may be behind that of whoever ends it.
    Former ended() {
        return new Former(generation, expiresAt, Instant.EPOCH);
    }

    /// Whether its secret works at this instant.
    public boolean worksAt(Instant now) {
        return now.isBefore(until);
    }
}
