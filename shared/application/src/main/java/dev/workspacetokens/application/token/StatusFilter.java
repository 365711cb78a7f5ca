package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.domain.token.WorkspaceToken.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/// What a list of tokens can be narrowed to by their status, and what is counted of them. This is the one place that
/// knows: another status is one constant more.
public enum StatusFilter {
    /// Works now.
    ACTIVE,
    /// Works now, and its expiration date is at most [#SOON] away. Each of these is active, too.
    EXPIRING,
    /// Switched off by an owner, and its expiration date has not come.
    DISABLED,
    /// Its expiration date has come.
    EXPIRED;

    /// How long before its expiration date a token is expiring.
    public static final Duration SOON = Duration.ofDays(30);

    /// Whether a token is one of these at this instant.
    boolean includes(WorkspaceToken token, Instant now) {
        return switch (this) {
            case ACTIVE -> token.status(now) == Status.ACTIVE;
            case EXPIRING -> ACTIVE.includes(token, now) && EXPIRED.includes(token, now.plus(SOON));
            case DISABLED -> token.status(now) == Status.DISABLED;
            case EXPIRED -> token.status(now) == Status.EXPIRED;
        };
    }

    /// How many of the tokens are of each.
    static Map<StatusFilter, Long> totals(Collection<WorkspaceToken> tokens, Instant now) {
        var totals = new EnumMap<StatusFilter, Long>(StatusFilter.class);
        for (StatusFilter status : values()) {
            totals.put(status, tokens.stream().filter(token -> status.includes(token, now)).count());
        }
        return totals;
    }
}
