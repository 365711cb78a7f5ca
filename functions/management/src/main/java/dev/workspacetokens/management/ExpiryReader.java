package dev.workspacetokens.management;

import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.token.Expiry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks expiration dates against what the deployment allows now.
///
/// @param expiry what the deployment allows
/// @param clock the present time
record ExpiryReader(Expiry expiry, InstantSource clock) {

    static final String FIELD = "expires_at";

    /// Notes what is wrong with a date.
    void check(@Nullable Instant expiresAt, List<Violation> violations) {
        expiry.objection(expiresAt, clock.instant())
                .ifPresent(detail -> violations.add(new Violation("/" + FIELD, detail)));
    }
}
