package dev.workspacetokens.domain.token;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a caller names a call by, so as to send it again and be answered the same. A secret is made of it, too: it is
/// neither stored nor printed.
public final class IdempotencyKey {

    public static final int MIN_LENGTH = 16;
    public static final int MAX_LENGTH = 255;

    private static final Pattern FORM = Pattern.compile("[ -~]{" + MIN_LENGTH + "," + MAX_LENGTH + "}");

    private final String text;

    private IdempotencyKey(String text) {
        this.text = text;
    }

    /// The key, or nothing when the text is not [#MIN_LENGTH] to [#MAX_LENGTH] printable characters of ASCII.
    public static Optional<IdempotencyKey> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "IdempotencyKey[***]";
    }
}
