package dev.workspacetokens.local.gateway;

import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import java.util.Map;

/// The server behind an HTTP API.
@FunctionalInterface
public interface ServerBehind {

    /// Answers a call that the authorizer let pass; never throws.
    ///
    /// @param request as it was sent
    /// @param path of the request, decoded: the one that the authorizer decided on
    /// @param context the authorizer's; every key is always there
    HttpResponse answer(HttpRequest request, String path, Map<String, String> context);
}
