package dev.workspacetokens.domain.token;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What names a token in lists, paths and logs: not secret, unique, and sorted by creation.
///
/// Eight characters of base62 hold the millisecond of creation (enough until the year 8888), ten more are random.
///
/// @param value the 18 characters
public record TokenId(String value) {

    /// How many characters every one has.
    public static final int LENGTH = TimeOrderedId.LENGTH;

    /// @throws IllegalArgumentException when the value is no id
    public TokenId {
        if (!isId(value)) {
            throw new IllegalArgumentException("a token id is " + LENGTH + " characters of base62");
        }
    }

    /// Draws the id of a token that is created now.
    public static TokenId draw(Instant now, RandomGenerator random) {
        return new TokenId(TimeOrderedId.draw(now, random));
    }

    /// The id, or nothing when the text is none.
    public static Optional<TokenId> parse(String text) {
        return isId(text) ? Optional.of(new TokenId(text)) : Optional.empty();
    }

    private static boolean isId(String text) {
        return text.length() == LENGTH && Base62.matches(text, 0, LENGTH);
    }

    @Override
    public String toString() {
        return value;
    }
}
