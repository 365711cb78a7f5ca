package dev.workspacetokens.domain.token;

import org.jspecify.annotations.Nullable;

/// A token at the moment its secret exists.
///
/// @param token what people see of it from now on
/// @param credential what recognises it from now on
/// @param secret to be shown once, and kept nowhere
/// @param receipt to be kept, so that the same call can be answered the same; null where the caller gave it no key
public record IssuedToken(WorkspaceToken token, Credential credential, TokenSecret secret, @Nullable Receipt receipt) {}
