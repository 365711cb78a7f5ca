package dev.workspacetokens.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a workspace or an app in paths and keys: 1–64 of `[a-z0-9-]`.
///
/// @param value the slug itself
public record Slug(String value) implements Comparable<Slug> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    /// @throws IllegalArgumentException when the value is no slug
    public Slug {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a slug is 1 to 64 of [a-z0-9-]");
        }
    }

    /// The slug, or nothing when the text is none.
    public static Optional<Slug> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Slug(text)) : Optional.empty();
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
