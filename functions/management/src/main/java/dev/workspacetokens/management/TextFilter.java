package dev.workspacetokens.management;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/// Finds things by a part of their name or title, whatever its case.
final class TextFilter {

    private TextFilter() {}

    static <T> Predicate<T> containing(String part, Function<T, String> text) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return item -> text.apply(item).toLowerCase(Locale.ROOT).contains(wanted);
    }
}
