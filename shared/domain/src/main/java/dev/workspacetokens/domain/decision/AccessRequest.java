package dev.workspacetokens.domain.decision;

import org.jspecify.annotations.Nullable;

/// What somebody wants to do at a protected API, without the credential they brought.
///
/// @param api the API's name in the access policy
/// @param route the method and the route as the gateway declares it, such as `GET /apps/{app}`
/// @param resource the gateway's name of exactly this method and path, which the verdict is about
/// @param app the path parameter `app` as sent, slug or not; null when the route has none
public record AccessRequest(String api, String route, String resource, @Nullable String app) {}
