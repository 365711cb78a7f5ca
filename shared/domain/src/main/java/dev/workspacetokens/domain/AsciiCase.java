package dev.workspacetokens.domain;

/// Compares words of protocols, which take A to Z and a to z for the same and nothing else.
///
/// The library's own comparisons without case also take the Kelvin sign for a k, and a dotless i for an i.
public final class AsciiCase {

    private AsciiCase() {}

    /// The text with a to z in place of A to Z.
    public static String lower(String text) {
        var lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            lower.setCharAt(i, lower(lower.charAt(i)));
        }
        return lower.toString();
    }

    /// Says whether two words are the same.
    public static boolean same(String word, String other) {
        return word.length() == other.length() && startsWith(word, other);
    }

    /// Says whether a text begins with a word.
    public static boolean startsWith(String text, String word) {
        if (text.length() < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(i)) != lower(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
