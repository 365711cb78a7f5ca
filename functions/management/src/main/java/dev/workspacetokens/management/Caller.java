package dev.workspacetokens.management;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.token.TokenPath;
import dev.workspacetokens.http.Request;

/// Reads who asks, and for what.
final class Caller {

    private Caller() {}

    /// Whom the gateway's JWT authorizer let in.
    static Actor of(Request request) {
        return new Actor.SignedIn(request.caller("sub"));
    }

    static String workspace(Request request) {
        return request.path("workspace");
    }

    static TokenPath token(Request request) {
        return new TokenPath(workspace(request), request.path("token"));
    }
}
