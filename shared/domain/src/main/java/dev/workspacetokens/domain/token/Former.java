package dev.workspacetokens.domain.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A former generation of a token, whose secret still works for a while.
///
/// @param generation that it is
/// @param expiresAt the first instant at which it would be refused had nobody regenerated the token; null for never
/// @param until the first instant at which it is refused; never later than that, nor than the token's own
/// expiration date
public record Former(long generation, @Nullable Instant expiresAt, Instant until) {

    /// Whether its secret works at this instant.
    public boolean worksAt(Instant now) {
        return now.isBefore(until);
    }
}
