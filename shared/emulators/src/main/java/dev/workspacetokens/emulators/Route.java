package dev.workspacetokens.emulators;

/// A route of an API.
///
/// @param method in capitals, or `ANY`
/// @param path as declared: `/apps/{app}`
/// @param function the logical id of the function behind it
/// @param authorizer who may pass
public record Route(String method, String path, String function, RouteAuthorizer authorizer) {}
