package dev.workspacetokens.directory;

import dev.workspacetokens.http.Request;
import java.util.Arrays;
import java.util.Set;
import java.util.function.LongPredicate;

/// Versions of the access policy as entity tags (RFC 9110).
final class PolicyVersions {

    private PolicyVersions() {}

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /// Whether a version is one that `If-Match` names; any when it was not sent. `*` is any that there is.
    static LongPredicate expected(Request request) {
        return request.header("if-match").map(PolicyVersions::expected).orElse(_ -> true);
    }

    private static LongPredicate expected(String condition) {
        Set<String> tags = Set.copyOf(Arrays.stream(condition.split(",", -1)).map(String::strip).toList());
        return version -> tags.contains("*") ? version > 0 : tags.contains(etag(version));
    }
}
