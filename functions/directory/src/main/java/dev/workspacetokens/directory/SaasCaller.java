package dev.workspacetokens.directory;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.http.Request;

/// Reads who asks.
final class SaasCaller {

    private SaasCaller() {}

    /// Whose signature the gateway's IAM authorizer checked.
    static Actor.Saas of(Request request) {
        return new Actor.Saas(request.caller(Request.PRINCIPAL), request.source());
    }
}
