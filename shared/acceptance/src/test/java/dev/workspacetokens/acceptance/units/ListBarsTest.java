package dev.workspacetokens.acceptance.units;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.acceptance.units.CountedSystem.Call;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a list may cost in a workspace of as many tokens as one can have, each of ordinary size: by people whose ids
/// are UUIDs, with a name of 30 characters, roles per app, regenerated, changed and used.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ListBarsTest {

    private static final int MOST = 2_000;
    private static final double ONE_PAGE = 30;
    private static final double ALL = 280;
    private static final String OWNER = "3f0c1a52-7f1e-4d0b-9a55-1c2f5e8b7d60";
    private static final String TOKENS = "/workspaces/acme/tokens";

    private CountedSystem counted;
    private Client owner;

    @BeforeAll
    void workspaceOfAsManyTokensAsThereCanBe() {
        counted = new CountedSystem();
        Running system = counted.running();
        system.directory().put("/directory/workspaces/acme/members/" + OWNER,
                "{\"role\": \"owner\", \"name\": \"Somebody\"}").expect(201);
        owner = system.as(OWNER);
        Reply token = owner.post(TOKENS, counted.creation("Integration tests of the shop1",
                "{\"apps\": {\"web\": \"developer\", \"ios-shop\": \"admin\"}}")).expect(201);
        Reply regenerated = owner.post(token.header("location") + "/regenerate",
                "{\"expires_at\": \"%s\"}".formatted(system.clock().inDays(9))).expect(200);
        owner.patch(token.header("location"), "{\"name\": \"Integration tests of the shop2\"}").expect(200);
        system.with(regenerated).get("/me").expect(200);
        counted.copies(regenerated, 0, MOST - 1);
        system.clock().advance(Duration.ofDays(1));
        owner = system.as(OWNER);
    }

    @AfterAll
    void stop() {
        counted.close();
    }

    private JsonNode page(String query, double bar) {
        Call call = counted.count(() -> owner.get(TOKENS + query));
        System.out.println("GET …/tokens" + query + ": " + call.units());
        assertThat(call.units().write()).isZero();
        assertThat(call.units().read()).as("%s: %s", query, call.units()).isLessThanOrEqualTo(bar);
        return call.reply().expect(200).json();
    }

    @ParameterizedTest
    @CsvSource({"''", "?sort=created", "?limit=1"})
    void pageOfTheNewestReadsWhatItShows(String query) {
        assertThat(page(query, ONE_PAGE).has("totals")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"sort=expires, 50", "sort=last_used, 50", "sort=name, 50", "status=active, 50", "status=expiring, 50",
            "status=expired, 0", "name=SHOP2, 50", "name=none, 0", "role=admin, 50", "role=tester-qa, 0",
            "unused_since=2026-11-24, 50", "unused_since=2020-01-01, 0", "creator=gone, 0", "totals=true, 50",
            "sort=last_used&status=active&role=developer&unused_since=2026-11-24&name=i, 50"})
    void pageOfAnyOtherListReadsAllOnceAndIsFull(String query, int items) {
        JsonNode page = page("?" + query, ALL);
        assertThat(page.path("data")).hasSize(items);
        assertThat(page.at("/totals/active").asInt()).isEqualTo(MOST);
    }

    @Test
    void tokensThatAreEqualInEveryOrderAreListedOnceEach() {
        Set<String> ids = new HashSet<>();
        String next = "";
        for (int pages = 0; pages < MOST / 50; pages++) {
            Reply page = owner.get(TOKENS + "?sort=name" + next).expect(200);
            ids.addAll(page.all("id"));
            next = "&next=" + page.json().at("/paging/next").asText();
        }
        assertThat(ids).hasSize(MOST);
        assertThat(next).isEqualTo("&next=");
    }
}
