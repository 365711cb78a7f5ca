package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.access.RouteCall;

/// What somebody wants to do at a protected API, without the credential they brought.
///
/// @param api the API's name in the access policy
/// @param call of it
/// @param resource the gateway's name of exactly this method and path, which the verdict is about
/// @param source the address that it comes from, as the gateway saw it; empty where it told none
public record AccessRequest(String api, RouteCall call, String resource, String source) {}
