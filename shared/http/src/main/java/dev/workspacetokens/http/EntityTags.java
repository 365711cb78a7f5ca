package dev.workspacetokens.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/// Versions as entity tags (RFC 9110).
public final class EntityTags {

    private EntityTags() {}

    /// The tag of a version, with its quotes.
    ///
    /// @param version counts, from 1
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// Whether a version is one that `If-Match` names; nothing when that was not sent. `*` names every one that there
    /// is, and 0 says that there is none.
    public static Optional<LongPredicate> expected(Request request) {
        return request.header("if-match").map(EntityTags::expected);
    }

    private static LongPredicate expected(String condition) {
        Set<String> tags = Set.copyOf(Arrays.stream(condition.split(",", -1)).map(String::strip).toList());
        return version -> tags.contains("*") ? version > 0 : tags.contains(of(version));
    }
}
