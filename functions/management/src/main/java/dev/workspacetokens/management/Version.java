package dev.workspacetokens.management;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Request;
import java.util.Arrays;

/// A token's version as an entity tag (RFC 9110), so that nobody overwrites what they have not seen.
final class Version {

    private Version() {}

    static String etag(WorkspaceToken token) {
        return "\"" + token.version() + "\"";
    }

    /// Checks `If-Match`, if it was sent.
    ///
    /// @throws Refusal.PreconditionFailed when it names other versions than the present one
    static void require(Request request, WorkspaceToken token) {
        request.header("if-match").filter(condition -> !matches(condition, token)).ifPresent(_ -> {
            throw new Refusal.PreconditionFailed("The token is at version " + token.version() + " now.");
        });
    }

    /// Makes a change that somebody else may be faster with.
    ///
    /// @throws Refusal.PreconditionFailed when somebody was, and the caller had named a version
    /// @throws Refusal.Conflict when somebody was, and the caller had not
    static void change(Request request, Runnable change) {
        try {
            change.run();
        } catch (Refusal.Conflict e) {
            if (request.header("if-match").isPresent()) {
                throw new Refusal.PreconditionFailed(e.detail());
            }
            throw e;
        }
    }

    private static boolean matches(String condition, WorkspaceToken token) {
        return Arrays.stream(condition.split(",", -1)).map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag(token)));
    }
}
