package dev.workspacetokens.http;

import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Versions as entity tags (RFC 9110, section 8.8.3): a tag has its quotes, and what has none is no tag.
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[!#-~\\x80-\\xff]*+\"");
    /// Commas with nothing between them are to be ignored (RFC 9110, section 5.6.1.2).
    private static final Pattern TAGS = Pattern
            .compile("[ \t,]*+%1$s(?:[ \t]*+,[ \t,]*+%1$s)*+[ \t,]*+".formatted(TAG.pattern()));

    private EntityTags() {}

    /// The tag of a version, with its quotes.
    ///
    /// @param version counts, from 1
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// Whether a version is one that `If-Match` names; nothing when that was not sent. `*` names every one that there
    /// is, and 0 says that there is none. A weak tag names none, as the comparison is the strong one.
    ///
    /// What cannot be read throws [Unreadable.Malformed] when a version is compared, so that whoever may not know of the
    /// thing is told that first. Who can tell earlier, calls [#check(Request)].
    public static Optional<LongPredicate> expected(Request request) {
        return request.header("if-match").map(condition -> version -> read(condition).test(version));
    }

    /// Checks the form of `If-Match`, where it was sent.
    ///
    /// @throws Unreadable.Malformed when it names no versions
    public static void check(Request request) {
        request.header("if-match").ifPresent(EntityTags::read);
    }

    private static LongPredicate read(String condition) {
        if (condition.strip().equals("*")) {
            return version -> version > 0;
        }
        if (!TAGS.matcher(condition).matches()) {
            throw new Unreadable.Malformed(
                    "The header 'If-Match' must be '*', or an ETag with its quotes, such as \"3\".");
        }
        Set<String> tags = TAG.matcher(condition).results().map(MatchResult::group).collect(Collectors.toSet());
        return version -> tags.contains(of(version));
    }
}
