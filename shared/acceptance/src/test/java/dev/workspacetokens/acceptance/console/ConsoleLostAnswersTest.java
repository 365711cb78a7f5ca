package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The answer to a change is lost, and the person does what the page says: they try again.
@Tag("browser")
class ConsoleLostAnswersTest {

    private static final String FAILED = "Failed to load resource: .*";

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void tokenThatWasCreatedIsShownByTryingAgainAndIsTheOnlyOne() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED)) {
            visit.fillIn("CI");
            List<String> keys = keys(visit);
            system.faults().loseAnswer(1);
            visit.press("Next").click();
            assertThat(visit.dialog().getByText("It is not known whether the token was created.")).isVisible();
            system.faults().loseAnswer(0);
            // "90 days" are counted anew each minute: the call that is sent again must be the same.
            later(visit, Duration.ofMinutes(5));
            visit.press("Next").click();
            visit.press("Copy and close").click();
            assertThat(visit.row("CI")).hasCount(1);
            assertThat(keys).hasSize(2);
            assertThat(keys.getFirst()).isEqualTo(keys.getLast()).hasSize(36);
            system.sending("Bearer " + visit.clipboard()).get("/me").expect(200);
        }
    }

    @Test
    void secretThatWasRegeneratedIsShownByTryingAgain() {
        String path = Acme.token(system, "Shared").header("location");
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED)) {
            visit.details("Shared");
            visit.button("Regenerate").click();
            visit.choice("60 days").click();
            system.faults().loseAnswer(1);
            visit.press("Regenerate").click();
            assertThat(visit.dialog().getByText("It is not known whether the token was regenerated")).isVisible();
            system.faults().loseAnswer(0);
            later(visit, Duration.ofMinutes(5));
            visit.press("Regenerate").click();
            visit.press("Copy and close").click();
            assertThat(system.as("ada").get(path).data().path("generation").asInt()).isEqualTo(2);
            system.sending("Bearer " + visit.clipboard()).get("/me").expect(200);
        }
    }

    @Test
    void tryingAgainAfterAReloadMakesNothingTwice() {
        String path = Acme.token(system, "Shared").header("location");
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED)) {
            visit.page().onDialog(dialog -> dialog.accept());
            visit.fillIn("CI");
            loseAnswerAndReload(visit, "Next");
            visit.press("Next").click();
            visit.press("Copy and close").click();
            assertThat(visit.dialog()).hasCount(0);
            assertThat(visit.row("CI")).hasCount(1);

            visit.details("Shared");
            visit.button("Regenerate").click();
            visit.choice("60 days").click();
            loseAnswerAndReload(visit, "Regenerate");
            visit.press("Regenerate").click();
            visit.press("Copy and close").click();
            assertThat(system.as("ada").get(path).data().path("generation").asInt()).isEqualTo(2);
        }
    }

    private void loseAnswerAndReload(ConsoleVisit visit, String button) {
        system.faults().loseAnswer(1);
        visit.press(button).click();
        assertThat(visit.dialog().getByText("It is not known whether the token was")).isVisible();
        system.faults().loseAnswer(0);
        visit.page().reload();
    }

    @Test
    void anotherWishIsAnotherCall() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED)) {
            visit.fillIn("CI");
            List<String> keys = keys(visit);
            visit.answer("**/tokens", 503, "{\"type\": \"urn:workspace-tokens:problem:unavailable\"}");
            visit.press("Next").click();
            assertThat(visit.dialog().getByText("Nothing was changed")).isVisible();
            visit.page().unroute("**/tokens");
            visit.choice("Admin").click();
            visit.press("Next").click();
            visit.press("Copy and close").click();
            assertThat(visit.row("CI")).containsText("Admin");
            assertThat(keys).doesNotHaveDuplicates().hasSize(2);
        }
    }

    private void later(ConsoleVisit visit, Duration by) {
        system.clock().advance(by);
        visit.page().clock().setFixedTime(Date.from(system.clock().instant()));
    }

    /// The keys under which the page creates, as it sends them.
    private static List<String> keys(ConsoleVisit visit) {
        var keys = new ArrayList<String>();
        visit.page().onRequest(request -> {
            if (request.method().equals("POST")) {
                keys.add(String.valueOf(request.headers().get("idempotency-key")));
            }
        });
        return keys;
    }
}
