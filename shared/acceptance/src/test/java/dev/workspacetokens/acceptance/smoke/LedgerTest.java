package dev.workspacetokens.acceptance.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.smoke.Ledger.Sighting;
import dev.workspacetokens.acceptance.system.Reply;
import java.lang.reflect.Method;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/// The table that a run at a stack prints says what was seen, and no more.
class LedgerTest {

    private final LedgerKeeper keeper = new LedgerKeeper();

    @Test
    void eachRowOfThePageHasANameOfItsOwn() {
        assertThat(Ledger.rows()).hasSizeGreaterThan(50).doesNotHaveDuplicates().contains("refuse-401", "https-only");
    }

    @Test
    void whatTheSmokePartShowsStandsInTheLedger() {
        List<String> shown = Arrays.stream(SmokeTest.class.getDeclaredMethods())
                .map((Method method) -> method.getAnnotation(Shows.class)).filter(Objects::nonNull)
                .flatMap(shows -> Arrays.stream(shows.value())).toList();
        assertThat(shown).hasSizeGreaterThan(9).isSubsetOf(Ledger.rows());
    }

    @Test
    void eachRowHasALineThatSaysWhetherItWasSeen() {
        assertThat(Ledger.table("the stack s in r", Map.of("refuse-401", new Sighting(true, "GET /me → 401"),
                "refuse-403", new Sighting(false, "GET /me → 200"))).lines())
                .startsWith("The ledger, docs/operate/on-aws.md, at the stack s in r:")
                .contains("refuse-401                 seen      GET /me → 401",
                        "refuse-403                 NOT SEEN  GET /me → 200",
                        "https-only                 -         these tests cannot see it")
                .hasSize(1 + Ledger.rows().size());
    }

    @Test
    void aRowIsSeenWhenEachTestThatShowsItHasPassed() {
        keeper.answered(reply("GET /me", 401));
        keeper.ended(List.of("a", "b"), Optional.empty());
        assertThat(keeper.sightings()).containsEntry("a", new Sighting(true, "GET /me → 401"))
                .containsEntry("b", new Sighting(true, "GET /me → 401"));
        keeper.ended(List.of("b"), Optional.of(new AssertionError("expected 401\nbut was 200")));
        assertThat(keeper.sightings()).containsEntry("b",
                new Sighting(false, "GET /me → 401, GET /me → 401"));
    }

    @Test
    void aTestThatWasNotDoneHasSeenNothing() {
        keeper.ended(List.of("gw-head"), Optional.of(new TestAbortedException("the stack has no console")));
        assertThat(keeper.sightings()).containsEntry("gw-head",
                new Sighting(false, "the stack has no console"));
    }

    private static Reply reply(String request, int status) {
        return new Reply(request, status, HttpHeaders.of(Map.of(), (_, _) -> true), "");
    }
}
