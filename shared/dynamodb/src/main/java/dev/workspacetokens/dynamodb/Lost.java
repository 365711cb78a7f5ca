package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;

/// Somebody else was faster: what a change was decided on is not so any more. Caught by [Attempts].
final class Lost extends RuntimeException {

    private static final long serialVersionUID = 1;

    Lost() {
        super("somebody else was faster", null, false, false);
    }

    /// In place of the refusal of a condition that only says that nothing changed since it was read.
    static Refusal race(boolean exists) {
        throw new Lost();
    }
}
