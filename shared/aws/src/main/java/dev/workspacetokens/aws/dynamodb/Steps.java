package dev.workspacetokens.aws.dynamodb;

import dev.workspacetokens.domain.Refusal;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// The steps of one change that are made one after the other, each wholly.
///
/// Who hears of a failure before the first one may be told that nothing was changed; behind it, nobody can say how
/// much was.
final class Steps {

    private boolean begun;

    /// Notes that a step was made.
    void made() {
        begun = true;
    }

    /// Makes the change.
    ///
    /// @throws Refusal.Uncertain when it broke off behind its first step
    <T> T of(Supplier<T> change) {
        try {
            return change.get();
        } catch (SdkException | Refusal.Unavailable e) {
            throw begun ? new Refusal.Uncertain("The change broke off between two of its steps.", e) : e;
        }
    }
}
