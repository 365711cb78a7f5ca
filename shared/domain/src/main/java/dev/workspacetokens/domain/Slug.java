package dev.workspacetokens.domain;

import java.util.Optional;

/// The name of a workspace or an app in paths and keys: 1–64 of `[a-z0-9-]`.
///
/// @param value the slug itself
public record Slug(String value) implements Comparable<Slug> {

    /// What a slug is, for people to read.
    public static final String FORM = "1 to 64 of a-z, 0-9 and '-'";

    private static final int MAX_LENGTH = 64;

    /// @throws IllegalArgumentException when the value is no slug
    public Slug {
        if (!isSlug(value)) {
            throw new IllegalArgumentException("a slug is 1 to 64 of [a-z0-9-]");
        }
    }

    /// The slug, or nothing when the text is none.
    public static Optional<Slug> parse(String text) {
        return isSlug(text) ? Optional.of(new Slug(text)) : Optional.empty();
    }

    /// By hand: every request comes here, and a regular expression costs it a twelfth of its decision.
    private static boolean isSlug(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
