package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.function.LongPredicate;

/// The version that a caller expects a token to have, so that nobody overwrites what they have not seen.
///
/// @param stated whether the caller expects any
/// @param matches whether a version is one that the caller expects
public record Expected(boolean stated, LongPredicate matches) {

    /// What a caller expects who takes the token as it is.
    public static final Expected NOTHING = new Expected(false, _ -> true);

    /// Checks the version that was read.
    ///
    /// @throws Refusal.Outdated when it is not the expected one
    void require(WorkspaceToken token) {
        if (!matches.test(token.version())) {
            throw new Refusal.Outdated("The token is at version " + token.version() + " now.");
        }
    }

    /// Makes a change that somebody else may be faster with.
    ///
    /// @throws Refusal.Outdated when somebody was, and the caller expected a version
    /// @throws Refusal.Conflict when somebody was, and the caller expected none
    void change(Runnable change) {
        try {
            change.run();
        } catch (Refusal.Conflict e) {
            throw stated ? new Refusal.Outdated(e.detail()) : e;
        }
    }
}
