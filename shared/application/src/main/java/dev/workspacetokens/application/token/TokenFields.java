package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Violations;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.domain.token.Expiry;
import dev.workspacetokens.domain.token.Overlap;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values that a caller chooses for a token, by their names in a request.
public final class TokenFields {

    public static final String NAME = "name";
    public static final String EXPIRES_AT = "expires_at";
    public static final String OVERLAP_SECONDS = "overlap_seconds";

    private TokenFields() {}

    /// The name as it is kept; notes an objection to it.
    static String name(String wanted, Violations violations) {
        return violations.text(List.of(NAME), wanted);
    }

    /// Notes an objection to an expiration date.
    ///
    /// @param wanted null for never
    static void expiry(@Nullable Instant wanted, Expiry allowed, Instant now, Violations violations) {
        violations.note(List.of(EXPIRES_AT), allowed.objection(wanted, now));
    }

    /// Notes an objection to the length of an overlap.
    static void overlap(long seconds, Violations violations) {
        if (seconds < 0 || seconds > Overlap.LONGEST.toSeconds()) {
            violations.note(List.of(OVERLAP_SECONDS), "must be 0 to " + Overlap.LONGEST.toSeconds());
        }
    }

    /// Notes what a workspace has against an expiration date that the deployment allows.
    ///
    /// @param wanted null for never
    static void expiry(@Nullable Instant wanted, WorkspaceRules allowed, Instant now, Violations violations) {
        violations.note(List.of(EXPIRES_AT), allowed.objection(wanted, now));
    }
}
