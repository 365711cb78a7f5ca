package dev.workspacetokens.domain;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rule for every text that people choose and see: names and descriptions of tokens, names of people, titles of
/// workspaces and apps.
///
/// What is kept is what was written, but for the space around it. It is not normalised: names need not be unique, so
/// that would keep nothing apart, and it would change the characters of some Japanese names. Who compares texts
/// normalises both, as [CaselessSearch] does.
public final class DisplayText {

    /// The most characters (code points) of a name or a title after trimming; the least is one.
    public static final int MAX_LENGTH = 100;

    /// The most combining marks on one character: what Unicode Technical Standard #39 advises, and no language needs
    /// more in a name.
    static final int MAX_MARKS = 4;

    /// A prefix, an underscore and as many characters of base62 as follow it in a token, or up to six fewer.
    private static final Pattern TOKEN = Pattern.compile("[a-z][a-z0-9_]*_[0-9A-Za-z]{54}");

    private DisplayText() {}

    /// The text as it is kept: without space around it, of whatever width.
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// Says what is wrong with a trimmed name or title, as [#objection(String, int, int)] does.
    public static Optional<String> objection(String trimmed) {
        return objection(trimmed, 1, MAX_LENGTH);
    }

    /// Says what is wrong with a trimmed text, or nothing when it may be kept and shown. Never quotes the text.
    ///
    /// Every character can be seen, or is a space or a joiner in its place: two texts that differ in what nobody sees
    /// look the same. Control characters forge lines in logs and terminals, bidirectional ones turn a name into another,
    /// towers of marks cover the lines around them, and what Unicode does not define is shown by each machine in another
    /// way. A token as a name would be shown to whoever may see the name.
    ///
    /// @param least the fewest characters
    /// @param most the most characters
    public static Optional<String> objection(String trimmed, int least, int most) {
        int length = trimmed.codePointCount(0, trimmed.length());
        if (length < least || length > most) {
            return Optional.of("must be " + least + " to " + most + " characters after trimming");
        }
        int[] shown = Joiners.removeFrom(trimmed).codePoints().toArray();
        for (int c : shown) {
            Optional<String> objection = objection(c);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return TOKEN.matcher(Normalizer.normalize(trimmed, Form.NFKC)).find()
                ? Optional.of("must not contain what looks like a token")
                : objectionToMarks(shown);
    }

    private static Optional<String> objection(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                Optional.of("must not contain control characters");
            case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE ->
                Optional.of("must not contain characters that Unicode does not define");
            case Character.FORMAT -> Optional.of(InvisibleCharacters.turnsDirection(c)
                    ? "must not contain control characters"
                    : "must not contain invisible characters");
            default -> InvisibleCharacters.contain(c)
                    ? Optional.of("must not contain invisible characters")
                    : Optional.empty();
        };
    }

    private static Optional<String> objectionToMarks(int[] shown) {
        int base = ' ';
        int marks = 0;
        for (int c : shown) {
            if (!isMark(c)) {
                base = c;
                marks = 0;
            } else if (isSpace(base)) {
                return Optional.of("must not have a combining mark without a character before it");
            } else if (Character.getType(c) != Character.COMBINING_SPACING_MARK && ++marks > MAX_MARKS) {
                return Optional.of("must not have more than " + MAX_MARKS + " combining marks on a character");
            }
        }
        return Optional.empty();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
