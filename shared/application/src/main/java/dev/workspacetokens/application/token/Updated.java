package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Event;

/// What came of a change of a token.
///
/// @param details of the token after it
/// @param event for the audit trail
public record Updated(TokenDetails details, Event event) {}
