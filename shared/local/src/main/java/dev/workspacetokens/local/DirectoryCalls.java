package dev.workspacetokens.local;

import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import java.util.List;

/// Calls of the directory API, as a SaaS makes them.
record DirectoryCalls(Origin origin) {

    private static final String ROOT = "/directory/";

    /// @param path below `/directory/`
    /// @param body JSON; empty: none
    HttpResponse call(String method, String path, String body) {
        var type = new Header("Content-Type", "application/json");
        return origin.answer(HttpRequest.of(method, ROOT + path, List.of(type), body)).response();
    }
}
