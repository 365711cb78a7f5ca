package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.lambda.retry.Pause;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads, decides and writes again when somebody else was faster, up to [#MAX] times.
///
/// What is decided is decided anew each time, so that the answer is true of a state that there was.
final class Attempts {

    static final int MAX = 10;

    private final Pause pause;

    Attempts(Pause pause) {
        this.pause = pause;
    }

    /// Tries until an attempt is not [Lost].
    ///
    /// @throws Refusal.Unavailable when every attempt was
    <T> T of(Supplier<T> attempt) {
        return until(() -> Optional.of(attempt.get()));
    }

    /// Tries until an attempt is neither [Lost] nor asks, by an empty answer, for another one right away.
    ///
    /// @throws Refusal.Unavailable when no attempt was the last one
    <T> T until(Supplier<Optional<T>> attempt) {
        for (int count = 1; count <= MAX; count++) {
            try {
                Optional<T> result = attempt.get();
                if (result.isPresent()) {
                    return result.get();
                }
            } catch (Lost _) {
                pause.untilNext(count);
            }
        }
        throw new Refusal.Unavailable("Too many changes at the same time.");
    }
}
