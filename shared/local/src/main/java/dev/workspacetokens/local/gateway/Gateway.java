package dev.workspacetokens.local.gateway;

import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;

/// One API behind its gateway.
public interface Gateway {

    /// Answers a request; never throws.
    Handled handle(HttpRequest request);

    /// The routes, by which the one origin of this machine tells which API a request is for.
    RouteTable routes();

    /// An answer, and the route that gave it.
    ///
    /// @param route as declared, such as `GET /apps/{app}`: unlike the path it can hold no secret
    /// @param reason why an authorizer denies the call, as it says; empty when none does
    record Handled(String route, HttpResponse response, String reason) {

        public Handled(String route, HttpResponse response) {
            this(route, response, "");
        }
    }
}
