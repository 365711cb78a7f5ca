package dev.workspacetokens.management;

import dev.workspacetokens.application.token.Expected;
import dev.workspacetokens.http.EntityTags;
import dev.workspacetokens.http.Request;

/// Versions of tokens that requests expect.
final class Versions {

    private Versions() {}

    /// The versions that `If-Match` names; any when it was not sent. One that cannot be read is malformed when it is
    /// compared: whoever owns nothing there is told so first.
    static Expected expected(Request request) {
        return EntityTags.expected(request).map(matches -> new Expected(true, matches)).orElse(Expected.NOTHING);
    }
}
