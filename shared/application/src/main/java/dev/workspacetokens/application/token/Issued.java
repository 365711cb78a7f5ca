package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Event;
import dev.workspacetokens.domain.token.TokenSecret;

/// What came of making a secret: the only sight of it.
///
/// @param details of the token
/// @param secret to be shown once, and kept nowhere
/// @param event for the audit trail
public record Issued(TokenDetails details, TokenSecret secret, Event event) {}
