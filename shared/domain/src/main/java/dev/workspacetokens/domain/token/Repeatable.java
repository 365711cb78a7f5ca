package dev.workspacetokens.domain.token;

/// How a secret is made that can be made again.
///
/// @param call that it is made for
/// @param keys that it is made with
public record Repeatable(RepeatableCall call, RepeatKeys keys) {}
