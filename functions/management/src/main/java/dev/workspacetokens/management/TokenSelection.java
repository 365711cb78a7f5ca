package dev.workspacetokens.management;

import dev.workspacetokens.application.token.StatusFilter;
import dev.workspacetokens.application.token.TokenFilter;
import dev.workspacetokens.application.token.TokenSort;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import dev.workspacetokens.http.Unreadable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which tokens a request wants to see, and in which order, in the words of the HTTP contract.
///
/// @param totals whether it wants the totals, whatever they cost
record TokenSelection(TokenFilter filter, TokenSort sort, boolean totals) {

    private static final String UNUSED_SINCE = "unused_since";

    /// @param today the present day in UTC
    /// @throws Unreadable.Malformed when it wants what there cannot be
    static TokenSelection of(Request request, LocalDate today) {
        var filter = new TokenFilter(choice(request, "status", StatusFilter.values()).orElse(null),
                request.query("name").orElse(""), request.query("role").orElse(""),
                unusedSince(request, today).orElse(null), request.choice("creator", List.of("gone")).isPresent());
        return new TokenSelection(filter, choice(request, "sort", TokenSort.values()).orElse(TokenSort.CREATED),
                request.choice("totals", List.of("true")).isPresent());
    }

    /// A day to come would find every token, and such a list is made for revoking.
    private static Optional<LocalDate> unusedSince(Request request, LocalDate today) {
        Optional<LocalDate> day = request.day(UNUSED_SINCE);
        if (day.filter(today::isBefore).isPresent()) {
            throw new Unreadable.Malformed(
                    "The query parameter '" + UNUSED_SINCE + "' must be today (UTC) or an earlier day.");
        }
        return day;
    }

    /// The paging of the list that it wants. Totals select nothing, so a cursor leads on with and without them.
    ///
    /// @throws Unreadable.Malformed when the limit is out of bounds, or the cursor is not one of this list
    Pages pages(Request request, String workspaceUid) {
        return Pages.of(request, "tokens", workspaceUid, sort.toString(), String.valueOf(filter.status()),
                filter.name(), filter.role(), String.valueOf(filter.unusedSince()),
                String.valueOf(filter.creatorGone()));
    }

    /// What stands beside a page.
    ///
    /// @param totals null for nothing
    static Map<String, Object> beside(@Nullable Map<StatusFilter, Long> totals) {
        if (totals == null) {
            return Map.of();
        }
        var json = new LinkedHashMap<String, Long>();
        totals.forEach((status, count) -> json.put(word(status), count));
        return Map.of("totals", json);
    }

    private static <E extends Enum<E>> Optional<E> choice(Request request, String name, E[] values) {
        return request.choice(name, Stream.of(values).map(TokenSelection::word).toList())
                .flatMap(chosen -> Stream.of(values).filter(value -> word(value).equals(chosen)).findFirst());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
