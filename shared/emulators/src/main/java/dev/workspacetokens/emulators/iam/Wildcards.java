package dev.workspacetokens.emulators.iam;

import java.util.regex.Pattern;

/// Patterns of IAM: `*` stands for any characters, `?` for exactly one, everything else for itself.
public final class Wildcards {

    private Wildcards() {}

    /// Says whether a text is matched as a whole, in these very letters.
    public static boolean match(String pattern, String text) {
        return match(pattern, text, 0);
    }

    /// The same, whatever the case of its letters.
    public static boolean matchAnyCase(String pattern, String text) {
        return match(pattern, text, Pattern.CASE_INSENSITIVE);
    }

    private static boolean match(String pattern, String text, int flags) {
        var regex = new StringBuilder();
        pattern.codePoints().forEach(c -> regex.append(switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }));
        return Pattern.compile(regex.toString(), flags | Pattern.DOTALL).matcher(text).matches();
    }
}
