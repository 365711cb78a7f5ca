package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.domain.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest {

    private static Pages pages(Map<String, String> query, String... selection) {
        return Pages.of(Samples.query(query), selection);
    }

    private static String next(String... selection) {
        Answer answer = pages(Map.of(), selection).answer(new Page<>(List.of("a"), "position"));
        return Samples.json(answer).at("/paging/next").textValue();
    }

    @Test
    void thePageWithoutParametersIsTheFirstWithFiftyItems() {
        assertThat(pages(Map.of(), "tokens").request()).isEqualTo(new Page.Request(null, 50));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 9", "50, 50"})
    void aLimitOfOneToFiftyIsKept(String text, int limit) {
        assertThat(pages(Map.of("limit", text), "tokens").request().limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "0", "51", "-1", "+5", "1.0", "1e1", " 5", "5 ", "five", "5,5", "0x5", "\u0665",
            "null",
            "2147483648", "4294967297", "18446744073709551617", "99999999999999999999999999"})
    void everyOtherLimitIsRefused(String text) {
        assertThatThrownBy(() -> pages(Map.of("limit", text), "tokens")).isInstanceOf(Unreadable.Malformed.class)
                .hasMessage("The query parameter 'limit' must be 1 to 50.");
    }

    @Test
    void thePageSaysHowLongItMayBeAndWhereTheNextOneStarts() {
        Pages pages = pages(Map.of("limit", "2"), "tokens", "acme");
        JsonNode json = Samples.json(pages.answer(new Page<>(List.of("a", "b"), "b")));
        assertThat(json.at("/data").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(json.at("/paging/page_item_limit").intValue()).isEqualTo(2);
        String next = json.at("/paging/next").textValue();
        assertThat(pages(Map.of("next", next, "limit", "7"), "tokens", "acme").request())
                .isEqualTo(new Page.Request("b", 7));
    }

    @Test
    void thereMayBeMoreBesideThePage() {
        Answer answer = pages(Map.of(), "tokens").answer(new Page<>(List.of(), null), Map.of("totals", Map.of("a", 1)));
        assertThat(Samples.json(answer).toString())
                .isEqualTo("{\"data\":[],\"paging\":{\"page_item_limit\":50},\"totals\":{\"a\":1}}");
    }

    @Test
    void theLastPageHasNoNext() {
        JsonNode json = Samples.json(pages(Map.of(), "tokens").answer(new Page<>(List.of(), null)));
        assertThat(json.toString()).isEqualTo("{\"data\":[],\"paging\":{\"page_item_limit\":50}}");
    }

    @Test
    void aCursorOfAnotherSelectionIsRefused() {
        String next = next("tokens", "acme", "active", "");
        assertThat(pages(Map.of("next", next), "tokens", "acme", "active", "").request().after()).isEqualTo("position");
        for (String[] other : List.of(new String[]{"tokens", "globex", "active", ""},
                new String[]{"apps", "acme", "active", ""}, new String[]{"tokens", "acme", "expired", ""},
                new String[]{"tokens", "acme", "active", "x"}, new String[]{"tokens", "acme", "active"},
                new String[]{"tokens", "acme", "", "active"})) {
            assertThatThrownBy(() -> pages(Map.of("next", next), other)).isInstanceOf(Unreadable.Malformed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ", ", "|", "/", " ", "\u0000", "\n", "\",\"", "\\\",\\\"", ""})
    void aFilterCannotImitateAnotherSelection(String separator) {
        String next = next("tokens", "a" + separator + "b");
        assertThatThrownBy(() -> pages(Map.of("next", next), "tokens", "a", "b"))
                .isInstanceOf(Unreadable.Malformed.class);
        assertThat(pages(Map.of("next", next), "tokens", "a" + separator + "b").request().after())
                .isEqualTo("position");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "AAAA", "null"})
    void whatIsNoCursorIsRefused(String next) {
        assertThatThrownBy(() -> pages(Map.of("next", next), "tokens")).isInstanceOf(Unreadable.Malformed.class);
    }
}
