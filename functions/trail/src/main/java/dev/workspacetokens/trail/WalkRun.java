package dev.workspacetokens.trail;

import com.amazonaws.services.lambda.runtime.Context;
import dev.workspacetokens.aws.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/// One call of a walk. It ends before Lambda ends it, and what is left is an exception, for then Lambda calls again
/// soon.
///
/// @param name of the walk
/// @param environment has the clock, and the metrics by which an alarm knows that nothing was left
record WalkRun(String name, Environment environment) {

    /// What a call answers that has left nothing.
    static final String DONE = "done";

    /// Longer than the step takes that is being done when the time is over.
    static final Duration RESERVE = Duration.ofMinutes(1);

    /// Does what is due.
    ///
    /// @param work is told when to stop, and says whether nothing is left
    String run(Context context, Predicate<Instant> work) {
        String outcome = again(context, work);
        environment.metrics().count("Walks", DONE, "Walk", name);
        return outcome;
    }

    /// The same of what somebody asked for, which no alarm waits for.
    String again(Context context, Predicate<Instant> work) {
        Instant end = environment.clock().instant().plusMillis(context.getRemainingTimeInMillis());
        if (!work.test(end.minus(RESERVE))) {
            throw new IllegalStateException(name + " has left something to do");
        }
        return DONE;
    }
}
