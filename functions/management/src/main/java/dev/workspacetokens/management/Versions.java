package dev.workspacetokens.management;

import dev.workspacetokens.application.token.Expected;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Request;
import java.util.Arrays;
import java.util.Set;

/// Versions of tokens as entity tags (RFC 9110).
final class Versions {

    private Versions() {}

    static String etag(WorkspaceToken token) {
        return etag(token.version());
    }

    /// The versions that `If-Match` names; any when it was not sent.
    static Expected expected(Request request) {
        return request.header("if-match").map(Versions::expected).orElse(Expected.NOTHING);
    }

    private static Expected expected(String condition) {
        Set<String> tags = Set.copyOf(Arrays.stream(condition.split(",", -1)).map(String::strip).toList());
        return new Expected(true, version -> tags.contains("*") || tags.contains(etag(version)));
    }

    private static String etag(long version) {
        return "\"" + version + "\"";
    }
}
