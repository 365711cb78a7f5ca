package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.token.TokenSecret;

/// What came of making a secret: the only sight of it, but for repeats of the same call.
///
/// @param details of the token
/// @param secret to be shown once, and kept nowhere
/// @param replayed whether it was answered before, and nothing was changed
public record Issued(TokenDetails details, TokenSecret secret, boolean replayed) {}
