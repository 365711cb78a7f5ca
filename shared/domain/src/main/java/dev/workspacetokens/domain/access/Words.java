package dev.workspacetokens.domain.access;

import java.util.function.IntPredicate;

/// The forms of the words in a policy, and how a violation calls them.
final class Words {

    static final String API_NAME = "1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'";
    static final String ROLE = "1 to 64 of a-z, 0-9 and '-', and not '" + Role.NONE + "'";
    static final String PERMISSION = "a letter and up to 63 of A-Z, a-z, 0-9, '_', '.', ':' and '-', and not '"
            + RouteNeed.ANY + "' or '" + Role.NONE + "'";
    static final String PARAMETER = "1 to 64 of A-Z, a-z, 0-9, '_', '.' and '-'";

    private static final int MAX_LENGTH = 64;

    private Words() {}

    static boolean isApiName(String text) {
        return isWord(text, c -> isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
    }

    static boolean isParameter(String text) {
        return isApiName(text);
    }

    static boolean isRole(String text) {
        return !text.equals(Role.NONE) && isWord(text, c -> (c >= 'a' && c <= 'z') || isDigit(c) || c == '-');
    }

    static boolean isPermission(String text) {
        return !text.equals(RouteNeed.ANY) && !text.equals(Role.NONE) && !text.isEmpty() && isLetter(text.charAt(0))
                && isWord(text, c -> isLetterOrDigit(c) || "_.:-".indexOf(c) >= 0);
    }

    /// Whether a text for people has this many characters at most and nothing that forges lines or cannot be written.
    static boolean isText(String text, int length) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= length && text.equals(text.strip())
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || isHalf(c));
    }

    private static boolean isWord(String text, IntPredicate allowed) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(allowed);
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// Half a character, which cannot be written.
    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetterOrDigit(int c) {
        return isLetter(c) || isDigit(c);
    }
}
