package dev.workspacetokens.authorizer;

import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.lambda.Metrics;
import java.util.Locale;

/// Counts decisions, and the first uses of old secrets, by outcome and reason. A token that is refused is `denied`;
/// `failed` is what nobody could decide.
///
/// @param metrics where to
record DecisionMetrics(Metrics metrics) {

    private static final String DECISIONS = "Decisions";
    private static final String OLD_SECRETS = "OldSecrets";
    private static final String REASON = "Reason";

    void count(Decision decision) {
        switch (decision) {
            case Decision.Allowed _ -> metrics.count(DECISIONS, "allowed", REASON, "permitted");
            case Decision.TooOld(var reason, _) -> metrics.count(DECISIONS, "denied", REASON, name(reason));
            case Decision.Denied(var reason, _, _) -> metrics.count(DECISIONS, "denied", REASON, name(reason));
        }
    }

    /// Whoever holds an old secret decides how often it is refused, but not how often this is counted.
    void countOldSecret(Decision.TooOld use) {
        metrics.count(OLD_SECRETS, "used", REASON, name(use.reason()));
    }

    void count(Exception failure) {
        metrics.count(DECISIONS, "failed", REASON, name(FailureKind.of(failure)));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
