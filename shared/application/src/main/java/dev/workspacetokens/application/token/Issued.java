package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Event;
import dev.workspacetokens.domain.token.TokenSecret;
import org.jspecify.annotations.Nullable;

/// What came of making a secret: the only sight of it, but for repeats of the same call.
///
/// @param details of the token
/// @param secret to be shown once, and kept nowhere
/// @param event for the audit trail; null for a repeat, which changed nothing
public record Issued(TokenDetails details, TokenSecret secret, @Nullable Event event) {

    /// Whether it was answered before.
    public boolean replayed() {
        return event == null;
    }
}
