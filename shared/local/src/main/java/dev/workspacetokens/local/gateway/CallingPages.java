package dev.workspacetokens.local.gateway;

import dev.workspacetokens.emulators.Cors;
import dev.workspacetokens.local.gateway.Gateway.Handled;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Web pages of other origins that call an HTTP API: what the gateway tells their browsers. It answers a preflight
/// itself, without an authorizer, and lets an answer be read by the pages that the API allows, whatever the answer is.
record CallingPages(Cors cors) {

    /// The answer to a browser that asks before it sends a page's request; nothing for any other request.
    Optional<Handled> preflight(HttpRequest request) {
        if (!request.method().equals("OPTIONS") || request.header("Access-Control-Request-Method").isEmpty()
                || request.header("Origin").isEmpty()) {
            return Optional.empty();
        }
        var headers = new ArrayList<Header>();
        origin(request).ifPresent(origin -> {
            headers.addAll(readable(origin));
            headers.add(new Header("Access-Control-Allow-Methods", String.join(",", cors.allowMethods())));
            headers.add(new Header("Access-Control-Allow-Headers", String.join(",", cors.allowHeaders())));
            headers.add(new Header("Access-Control-Max-Age", cors.maxAge()));
        });
        return Optional.of(new Handled("OPTIONS", new HttpResponse(204, headers, new byte[0])));
    }

    /// An answer that the page may read, if the API allows its origin.
    Handled readable(HttpRequest request, Handled handled) {
        return origin(request).map(origin -> {
            HttpResponse response = handled.response();
            var headers = new ArrayList<>(response.headers());
            headers.addAll(readable(origin));
            headers.add(new Header("Access-Control-Expose-Headers", String.join(",", cors.exposeHeaders())));
            return new Handled(handled.route(), new HttpResponse(response.status(), headers, response.body()),
                    handled.reason());
        }).orElse(handled);
    }

    private Optional<String> origin(HttpRequest request) {
        return request.header("Origin").filter(cors::allows);
    }

    private static List<Header> readable(String origin) {
        return List.of(new Header("Access-Control-Allow-Origin", origin), new Header("Vary", "Origin"));
    }
}
