package dev.workspacetokens.domain.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a deployment allows as an expiration date.
///
/// @param maxLifetime how far away it may be
/// @param neverAllowed whether a token may live for ever
public record Expiry(Duration maxLifetime, boolean neverAllowed) {

    /// Says what is wrong with an expiration date, or nothing when it may be given now.
    ///
    /// @param expiresAt null for never
    public Optional<String> objection(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt == null) {
            return neverAllowed ? Optional.empty() : Optional.of("must be a time: tokens here cannot live for ever");
        }
        if (reached(expiresAt, now)) {
            return Optional.of("must be in the future");
        }
        return expiresAt.isAfter(now.plus(maxLifetime))
                ? Optional.of("must be at most " + maxLifetime.toDays() + " days away")
                : Optional.empty();
    }

    static boolean reached(@Nullable Instant expiresAt, Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
