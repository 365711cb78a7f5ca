package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import software.amazon.awssdk.core.exception.SdkException;

/// What a change leaves behind that nothing refers to.
final class Leftovers {

    private Leftovers() {}

    /// Tidies up behind a change that is made. A failure leaves litter and takes nothing back, so it is only logged.
    static void tidyUp(String what, Runnable work) {
        try {
            work.run();
        } catch (SdkException | Refusal.Unavailable e) {
            Log.warn(Leftovers.class, "left behind: " + what + ": " + Failures.name(e));
        }
    }
}
