package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// The steps of one change that are made one after the other, each wholly.
///
/// Who hears of a failure before the first one may be told that nothing was changed; behind it, nobody can say how
/// much was.
final class Steps {

    private boolean begun;
    private boolean lasting;

    /// Notes that a step was made that stays, whatever becomes of the change.
    void made() {
        begun = true;
        lasting = true;
    }

    /// Notes that a step was made that the change takes back when it is refused.
    void prepared() {
        begun = true;
    }

    /// Makes the change.
    ///
    /// @throws Refusal.Uncertain when it broke off behind its first step, or was refused behind one that stays: a
    /// conflict says that nothing was changed
    <T> T of(Supplier<T> change) {
        try {
            return change.get();
        } catch (SdkException | Refusal.Unavailable e) {
            throw begun ? new Refusal.Uncertain("The change broke off between two of its steps.", e) : e;
        } catch (Refusal.Conflict e) {
            throw lasting ? new Refusal.Uncertain("Somebody else's change met this one between two steps.", e) : e;
        }
    }
}
