package dev.workspacetokens.management;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.token.TokenPath;
import dev.workspacetokens.domain.token.IdempotencyKey;
import dev.workspacetokens.http.Request;
import dev.workspacetokens.http.Unreadable;
import org.jspecify.annotations.Nullable;

/// Reads who asks, for what, and by which key they may ask again.
final class Caller {

    private Caller() {}

    /// Whom the gateway's JWT authorizer let in.
    static Actor of(Request request) {
        return new Actor.SignedIn(request.caller("sub"), request.source());
    }

    static String workspace(Request request) {
        return request.path("workspace");
    }

    static TokenPath token(Request request) {
        return new TokenPath(workspace(request), request.path("token"));
    }

    /// The key by which the call can be repeated; null when none was sent.
    ///
    /// @throws Unreadable.Malformed when it is no key
    static @Nullable IdempotencyKey idempotencyKey(Request request) {
        return request.header("idempotency-key")
                .map(text -> IdempotencyKey.parse(text).orElseThrow(() -> new Unreadable.Malformed(
                        "The header 'Idempotency-Key' must be %d to %d printable ASCII characters."
                                .formatted(IdempotencyKey.MIN_LENGTH, IdempotencyKey.MAX_LENGTH))))
                .orElse(null);
    }
}
