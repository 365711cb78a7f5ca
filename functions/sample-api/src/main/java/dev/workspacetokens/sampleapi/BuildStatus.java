package dev.workspacetokens.sampleapi;

import dev.workspacetokens.dynamodb.BuildItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a build is in its life. It follows from what was done and from the time, so it is never stored: no machine
/// builds anything here, and a build that nobody aborts finishes [#DURATION] after its start.
enum BuildStatus {
    RUNNING, FINISHED, ABORTED;

    /// How long every build takes.
    static final Duration DURATION = Duration.ofMinutes(5);

    /// Where the build is at this instant.
    static BuildStatus of(BuildItem build, Instant now) {
        if (build.aborted() != null) {
            return ABORTED;
        }
        return now.isBefore(end(build)) ? RUNNING : FINISHED;
    }

    /// When the build finished; null when it has not, or never will.
    static @Nullable Instant finishedAt(BuildItem build, Instant now) {
        return of(build, now) == FINISHED ? end(build) : null;
    }

    /// The word in answers.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Instant end(BuildItem build) {
        return build.started().at().plus(DURATION);
    }
}
