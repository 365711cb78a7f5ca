package dev.workspacetokens.domain;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a listing.
///
/// @param items what was found, in the listing's order
/// @param next the position after which the next page starts; null on the last page
/// @param <T> what is listed
public record Page<T>(List<T> items, @Nullable String next) {

    /// The most items of a page, and as many as a caller gets who names no limit.
    public static final int MAX_ITEMS = 50;

    /// The most records that one call looks at for a filtered page; a filter that matches little gives short pages.
    public static final int MAX_EXAMINED = 1_000;

    public Page {
        items = List.copyOf(items);
    }

    /// The same page of something made of each item.
    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R>map(mapper).toList(), next);
    }

    /// Where a page starts and how long it may be.
    ///
    /// @param after the position that the page before ended with; null for the first page
    /// @param limit the most items, 1 to [#MAX_ITEMS]
    public record Request(@Nullable String after, int limit) {

        /// @throws IllegalArgumentException when the limit is out of bounds
        public Request {
            if (limit < 1 || limit > MAX_ITEMS) {
                throw new IllegalArgumentException("a page has 1 to " + MAX_ITEMS + " items");
            }
        }
    }
}
