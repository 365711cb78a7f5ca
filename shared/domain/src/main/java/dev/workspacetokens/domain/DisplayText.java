package dev.workspacetokens.domain;

import java.util.Optional;

/// The rule for every text that people choose and see: names of tokens and people, titles of workspaces and apps.
public final class DisplayText {

    /// The most characters (code points) after trimming.
    public static final int MAX_LENGTH = 100;

    private DisplayText() {}

    /// The text as it is kept: without white space around it.
    public static String trim(String text) {
        return text.strip();
    }

    /// Says what is wrong with a trimmed text, or nothing when it may be kept and shown.
    ///
    /// Control characters are refused because they forge lines in logs and terminals, bidirectional controls because
    /// they make a name look like another, and lone surrogates because they cannot be stored.
    public static Optional<String> objection(String trimmed) {
        int length = trimmed.codePointCount(0, trimmed.length());
        if (length < 1 || length > MAX_LENGTH) {
            return Optional.of("must be 1 to " + MAX_LENGTH + " characters after trimming");
        }
        return trimmed.codePoints().anyMatch(DisplayText::unprintable)
                ? Optional.of("must not contain control characters")
                : Optional.empty();
    }

    private static boolean unprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
                    || (c >= 0x2066 && c <= 0x2069);
        };
    }
}
