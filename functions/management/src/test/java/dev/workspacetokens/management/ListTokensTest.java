package dev.workspacetokens.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.management.Owned.Call;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the function that lists tokens makes of its parameters.
@OnEachBackend
final class ListTokensTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Owned owned = Owned.byAda("lists-" + NUMBER.incrementAndGet());

    private APIGatewayV2HTTPResponse list(Call call) {
        return owned.call(ListTokensHandler::new, call);
    }

    private JsonNode found(Call call) throws JsonProcessingException {
        var response = list(call);
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        return JSON.readTree(response.getBody());
    }

    private void create(String sub, String name, String day) {
        String body = Owned.CREATE.replace("\"CI\"", '"' + name + '"').replace("2040-02-01", day);
        assertThat(owned.call(CreateTokenHandler::new, Call.ada(body).by(sub)).getStatusCode()).isEqualTo(201);
    }

    private static List<String> names(JsonNode page) {
        return page.path("data").valueStream().map(token -> token.path("name").asText()).toList();
    }

    @ParameterizedTest
    @CsvSource({"expires, B10 c3 a2", "name, a2 B10 c3"})
    void pagesOfASortedListFollowEachOther(String sort, String expected) throws JsonProcessingException {
        create("ada", "B10", "2040-02-01");
        create("ada", "a2", "2040-04-01");
        create("ada", "c3", "2040-03-01");
        Call call = Call.ada("").with("sort", sort).with("limit", "1");
        JsonNode page = found(call);
        var names = new ArrayList<>(names(page));
        while (page.at("/paging/next").isTextual()) {
            page = found(call.with("next", page.at("/paging/next").asText()));
            names.addAll(names(page));
        }
        assertThat(names).isEqualTo(List.of(expected.split(" ")));
    }

    @Test
    void totalsAreOfTheWholeWorkspaceAndStandWhereAllIsReadOrTheyAreWanted() throws JsonProcessingException {
        create("ada", "soon", "2040-01-31");
        create("ada", "later", "2040-02-01");
        JsonNode totals = JSON.readTree("""
                {"active": 2, "expiring": 1, "disabled": 0, "expired": 0}""");
        assertThat(names(found(Call.ada("").with("status", "expiring")))).containsExactly("soon");
        for (Call all : List.of(Call.ada("").with("status", "expired"), Call.ada("").with("sort", "name"),
                Call.ada("").with("totals", "true"))) {
            assertThat(found(all).path("totals")).isEqualTo(totals);
        }
        for (Call newestFirst : List.of(Call.ada(""), Call.ada("").with("sort", "created"))) {
            assertThat(found(newestFirst).has("totals")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort", "status", "name", "role", "unused_since", "creator"})
    void cursorBelongsToOneOrderAndOneSetOfFilters(String parameter) throws JsonProcessingException {
        create("ada", "name one", "2040-04-01");
        create("ada", "name two", "2040-04-01");
        Call all = Call.ada("").with("limit", "1");
        String next = found(all).at("/paging/next").asText();
        assertThat(names(found(all.with("next", next)))).hasSize(1);
        assertThat(names(found(all.with("next", next).with("totals", "true")))).as("totals select nothing").hasSize(1);
        String value = switch (parameter) {
            case "sort" -> "name";
            case "status" -> "active";
            case "unused_since" -> "2040-01-01";
            case "creator" -> "gone";
            default -> "a";
        };
        var response = list(all.with("next", next).with(parameter, value));
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody()).contains("The cursor 'next' does not belong to this listing.");
    }

    /// A variable that nobody set must not list every token, perhaps to be revoked.
    @ParameterizedTest
    @ValueSource(strings = {"sort", "status", "name", "role", "unused_since", "creator", "totals", "limit", "next"})
    void emptyParameterIsRefusedAndDoesNotMeanEverything(String parameter) {
        var response = list(Call.ada("").with(parameter, ""));
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody()).contains("The query parameter '" + parameter + "' is empty.");
    }

    @Test
    void todayIsTheLastDayThatATokenMayBeUnusedSince() throws JsonProcessingException {
        create("ada", "of today", "2040-04-01");
        assertThat(found(Call.ada("").with("unused_since", "2040-01-01")).path("data")).isEmpty();
    }

    @Test
    void creatorWhoIsNoOwnerAnyMoreIsGone() throws JsonProcessingException {
        for (String sub : List.of("olga", "eve")) {
            Owned.BACKEND.putAll(Owned.BACKEND.table(), List.of(owned.member(sub, "owner")));
            create(sub, "of " + sub, "2040-04-01");
        }
        create("ada", "of ada", "2040-04-01");
        assertThat(names(found(Call.ada("").with("creator", "gone")))).isEmpty();
        Owned.BACKEND.putAll(Owned.BACKEND.table(), List.of(owned.member("olga", "manager")));
        assertThat(names(found(Call.ada("").with("creator", "gone")))).containsExactly("of olga");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "status | dead | The query parameter 'status' must be 'active', 'expiring', 'disabled' or 'expired'.",
            "sort | id | The query parameter 'sort' must be 'created', 'expires', 'last_used' or 'name'.",
            "creator | ada | The query parameter 'creator' must be 'gone'.",
            "totals | false | The query parameter 'totals' must be 'true'.",
            "unused_since | 2027-02-30 | The query parameter 'unused_since' must be a day such as 2027-02-21.",
            "unused_since | 2027-02-21T00:00:00Z | The query parameter 'unused_since' must be a day such as",
            "unused_since | +12027-2-1 | The query parameter 'unused_since' must be a day such as 2027-02-21.",
            "unused_since | 2040-01-02 | The query parameter 'unused_since' must be today (UTC) or an earlier day.",
            "unused_since | 9999-12-31 | The query parameter 'unused_since' must be today (UTC) or an earlier day."})
    void valueThatMeansNothingIsNamedWithWhatWouldDo(String parameter, String value, String sentence) {
        var response = list(Call.ada("").with(parameter, value));
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody()).contains(sentence);
    }
}
