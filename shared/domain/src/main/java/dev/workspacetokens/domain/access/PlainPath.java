package dev.workspacetokens.domain.access;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a path apart, if everybody who reads it sees the same segments.
///
/// Proxies, frameworks and file systems do not agree on escapes, backslashes, empty segments, `.` and `..`, on what is
/// behind a `;`, and on what lies beyond ASCII. So a path with any of these is not read at all.
final class PlainPath {

    /// What a segment may have besides letters and digits: RFC 3986, section 3.3, without `%`, `;` and `*`.
    private static final String MARKS = "-._~!$&'()+,=:@";
    private static final boolean[] PLAIN = plain();

    private PlainPath() {}

    /// The segments; none of the path `/`. Null when the path is not plain.
    static @Nullable List<String> segments(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return null;
        }
        var segments = new ArrayList<String>();
        int start = 1;
        while (start < path.length() || (start == path.length() && start > 1)) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (!isSegment(path, start, end)) {
                return null;
            }
            segments.add(path.substring(start, end));
            start = end + 1;
        }
        return segments;
    }

    /// Whether a text is a segment that everybody reads alike.
    static boolean isSegment(String text) {
        return isSegment(text, 0, text.length());
    }

    private static boolean isSegment(String text, int start, int end) {
        boolean dots = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                return false;
            }
            dots &= c == '.';
        }
        // Also of three dots and more, which some systems take for the parent's parent. An empty one is all dots.
        return !dots;
    }

    private static boolean[] plain() {
        var plain = new boolean[128];
        for (char c = 0; c < plain.length; c++) {
            plain[c] = Words.isLetterOrDigit(c) || MARKS.indexOf(c) >= 0;
        }
        return plain;
    }
}
