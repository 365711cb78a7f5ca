package dev.workspacetokens.http;

import dev.workspacetokens.domain.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One listing's side of paging: reads `limit` and `next`, and writes the page.
public final class Pages {

    private final String listing;
    private final Page.Request page;

    private Pages(String listing, Page.Request page) {
        this.listing = listing;
        this.page = page;
    }

    /// Reads which page is asked for.
    ///
    /// @param selection everything that selects the listing's items: what it lists, whose, and the filters
    /// @throws Unreadable.Malformed when the limit is out of bounds, or the cursor is not one of this listing
    public static Pages of(Request request, String... selection) {
        String listing = Json.write(List.of(selection));
        int limit = request.query("limit").map(Pages::limit).orElse(Page.MAX_ITEMS);
        String after = request.query("next").map(cursor -> Cursor.decode(listing, cursor)).orElse(null);
        return new Pages(listing, new Page.Request(after, limit));
    }

    /// Which page is asked for.
    public Page.Request request() {
        return page;
    }

    /// Writes a page: `{"data": […], "paging": {…}}`.
    public Answer answer(Page<?> found) {
        return answer(found, Map.of());
    }

    /// Writes a page with something beside it.
    ///
    /// @param beside by name; none is called `data` or `paging`
    public Answer answer(Page<?> found, Map<String, ?> beside) {
        Map<String, Object> paging = new LinkedHashMap<>();
        paging.put("page_item_limit", page.limit());
        if (found.next() != null) {
            paging.put("next", Cursor.encode(listing, found.next()));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", found.items());
        body.put("paging", paging);
        body.putAll(beside);
        return Answer.json(200, "application/json", body);
    }

    private static int limit(String text) {
        int limit = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (limit >= 1 && limit <= Page.MAX_ITEMS) {
            return limit;
        }
        throw new Unreadable.Malformed("The query parameter 'limit' must be 1 to " + Page.MAX_ITEMS + ".");
    }
}
