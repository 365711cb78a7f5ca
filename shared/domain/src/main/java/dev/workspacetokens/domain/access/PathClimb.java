package dev.workspacetokens.domain.access;

import java.util.Locale;

/// Finds segments of dots in the value of a path parameter, however often somebody decodes it: `..`, `..%2f`,
/// `..;x/`, `%252e%252e\`.
final class PathClimb {

    /// Who decodes more often is not met in practice; such a value is refused.
    private static final int MOST_DECODINGS = 3;

    private PathClimb() {}

    /// Whether there is one.
    static boolean isIn(String value) {
        if (value.indexOf('.') < 0 && value.indexOf('%') < 0) {
            return false;
        }
        String text = value.toLowerCase(Locale.ROOT);
        for (int i = 0; i <= MOST_DECODINGS; i++) {
            if (hasSegmentOfDots(text)) {
                return true;
            }
            String decoded = decoded(text);
            if (decoded.equals(text)) {
                return false;
            }
            text = decoded;
        }
        return true;
    }

    private static String decoded(String text) {
        return text.replace("%2e", ".").replace("%2f", "/").replace("%5c", "\\").replace("%3b", ";")
                .replace("%25", "%");
    }

    private static boolean hasSegmentOfDots(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '/' || text.charAt(i) == '\\') {
                if (isOfDots(text, start, i)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /// Without what is behind a semicolon, which some servers leave out.
    private static boolean isOfDots(String text, int start, int end) {
        int semicolon = text.indexOf(';', start);
        int last = semicolon >= 0 && semicolon < end ? semicolon : end;
        for (int i = start; i < last; i++) {
            if (text.charAt(i) != '.') {
                return false;
            }
        }
        return last > start;
    }
}
