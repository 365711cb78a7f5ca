package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Violations;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.source.IpRange;
import dev.workspacetokens.domain.token.Expiry;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.Particulars;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values that a caller chooses for a token, by their names in a request.
public final class TokenFields {

    public static final String NAME = "name";
    public static final String EXPIRES_AT = "expires_at";
    public static final String DESCRIPTION = "description";
    public static final String DISABLED = "disabled";
    public static final String ALLOWED_SOURCES = "allowed_sources";
    public static final String OVERLAP_SECONDS = "overlap_seconds";

    private TokenFields() {}

    /// The name as it is kept; notes an objection to it.
    static String name(String wanted, Violations violations) {
        return violations.text(List.of(NAME), wanted);
    }

    /// The description as it is kept; notes an objection to it.
    static String description(String wanted, Violations violations) {
        return violations.text(List.of(DESCRIPTION), wanted, 0, Particulars.LONGEST_DESCRIPTION);
    }

    /// The sources as they are kept; notes an objection to each that is none.
    static AllowedSources sources(List<String> wanted, Violations violations) {
        if (wanted.size() > AllowedSources.MOST) {
            violations.note(List.of(ALLOWED_SOURCES), "must be at most " + AllowedSources.MOST);
            return AllowedSources.ANY;
        }
        var ranges = new ArrayList<IpRange>();
        for (int i = 0; i < wanted.size(); i++) {
            Optional<IpRange> range = IpRange.parse(wanted.get(i));
            range.ifPresent(ranges::add);
            if (range.isEmpty()) {
                violations.note(List.of(ALLOWED_SOURCES, String.valueOf(i)),
                        "must be an address such as 192.0.2.7 or a range such as 2001:db8::/32");
            }
        }
        return AllowedSources.given(ranges);
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
