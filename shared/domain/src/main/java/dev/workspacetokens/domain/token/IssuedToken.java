package dev.workspacetokens.domain.token;

/// A token at the moment its secret exists.
///
/// @param token what people see of it from now on
/// @param credential what recognises it from now on
/// @param secret to be shown once, and kept nowhere
public record IssuedToken(WorkspaceToken token, Credential credential, TokenSecret secret) {}
