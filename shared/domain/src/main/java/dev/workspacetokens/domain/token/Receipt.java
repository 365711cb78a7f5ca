package dev.workspacetokens.domain.token;

import java.time.Duration;
import java.time.Instant;

/// What is kept of a call that showed a secret, so that its repeat can be answered the same. Neither the secret nor the
/// caller's key is in it: without both that key and the HMAC key it gives nothing away.
///
/// @param call the [name][RepeatableCall#name()] of the call
/// @param fingerprint of what was sent
/// @param token that the secret is of
/// @param generation of the token that the secret is of
/// @param keyId the HMAC key that the secret was made under
/// @param prefix that the token starts with
/// @param nonce drawn for this secret alone
/// @param at when the call was made
public record Receipt(String call, String fingerprint, TokenId token, long generation, String keyId, String prefix,
        String nonce, Instant at) {

    /// How long a repeat is shown the secret.
    public static final Duration SHOWN = Duration.ofMinutes(15);
    /// How long a repeat is known as one.
    public static final Duration KEPT = Duration.ofHours(24);

    /// Whether a repeat at this instant is shown the secret.
    public boolean showsAt(Instant now) {
        return now.isBefore(at.plus(SHOWN));
    }

    /// From when on, to the second, the same call is a new one.
    public Instant keptUntil() {
        return Instant.ofEpochSecond(at.plus(KEPT).getEpochSecond());
    }

    /// Whether the same call at this instant is a repeat.
    public boolean countsAt(Instant now) {
        return now.isBefore(keptUntil());
    }
}
