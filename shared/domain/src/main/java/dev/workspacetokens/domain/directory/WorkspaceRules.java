package dev.workspacetokens.domain.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a workspace allows where it allows less than the deployment does. The stricter of the two counts.
///
/// Rules are for what an owner asks for from now on: no token that exists loses anything by them. So they are read
/// before a token is made and are no condition of its write: a rule that is set in between is as if it had been set
/// right afterwards.
///
/// @param maxLifetimeDays how far away an expiration date may be, and then there must be one; null: as the deployment
/// says
/// @param maxTokens how many tokens the workspace may have; null: as the deployment says
public record WorkspaceRules(@Nullable Integer maxLifetimeDays, @Nullable Integer maxTokens) {

    /// The largest numbers that a rule can have. Both rules start at 1.
    public static final int MOST_DAYS = 36_500;
    public static final int MOST_TOKENS = 2_000;

    /// What a workspace has that was given no rule.
    public static final WorkspaceRules NONE = new WorkspaceRules(null, null);

    public WorkspaceRules {
        requireWithin(MOST_DAYS, maxLifetimeDays);
        requireWithin(MOST_TOKENS, maxTokens);
    }

    /// Says what is wrong with an expiration date that the deployment allows, or nothing when the workspace allows it,
    /// too.
    ///
    /// @param expiresAt null for never
    public Optional<String> objection(@Nullable Instant expiresAt, Instant now) {
        return maxLifetimeDays == null
                || (expiresAt != null && !expiresAt.isAfter(now.plus(Duration.ofDays(maxLifetimeDays))))
                        ? Optional.empty()
                        : Optional.of("must be a time at most " + maxLifetimeDays + " days away in this workspace");
    }

    /// How many tokens the workspace may have.
    ///
    /// @param deployment how many the deployment allows
    public int mostTokens(int deployment) {
        return maxTokens == null ? deployment : Math.min(maxTokens, deployment);
    }

    private static void requireWithin(int most, @Nullable Integer number) {
        if (number != null && (number < 1 || number > most)) {
            throw new IllegalArgumentException(number + " is not from 1 to " + most);
        }
    }
}
