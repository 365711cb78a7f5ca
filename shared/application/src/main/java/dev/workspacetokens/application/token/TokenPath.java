package dev.workspacetokens.application.token;

/// Which token a caller means.
///
/// @param workspace its workspace as the caller sent it, slug or not
/// @param token its id as the caller sent it, id or not
public record TokenPath(String workspace, String token) {}
