package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Running;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How much the console weighs, and that it stays quick with hundreds of apps. Prints what it measured.
@Tag("browser")
class ConsoleFiguresTest {

    private static final int LARGEST_FIRST_LOAD = 90_000;
    private static final int MOST_REQUESTS = 6;

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void firstLoadIsLight() {
        try (var visit = ConsoleVisit.to(system)) {
            visit.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            int bytes = visit.received();
            int requests = visit.requests();
            System.out.println("First load of the console: " + bytes + " bytes in " + requests + " requests");
            assertThat(bytes).isBetween(10_000, LARGEST_FIRST_LOAD);
            assertThat(requests).isBetween(2, MOST_REQUESTS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 400})
    void hundredsOfAppsStayUsable(int number) {
        Acme.apps(system, number);
        try (var visit = ConsoleVisit.to(system)) {
            visit.watchingScripts().signIn("Ada");
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            var _ = visit.scripts();
            visit.fillInPerApp("Many");
            assertThat(visit.dialog().getByText("0 of " + number + " apps with a role")).isVisible();
            visit.dialog().getByPlaceholder("Filter apps").fill("application 3");
            assertThat(visit.dialog().locator(".app-roles li:visible").first()).containsText("Application 3");
            int shown = visit.dialog().locator(".app-roles li:visible").count();
            visit.dialog().getByLabel("Role for all apps shown").selectOption("tester-qa");
            assertThat(visit.dialog().getByText(shown + " of " + number + " apps with a role")).isVisible();
            visit.screenshot("many-apps");
            visit.press("Next").click();
            visit.press("Copy and close").click();
            assertThat(visit.row("Many")).containsText("Tester / QA (" + shown + ")");
            // The page's own scripts: looking for elements of a page with hundreds of apps takes this test long enough.
            System.out.println("With %d apps, the page's scripts in frames over 50 ms took, in ms: %s".formatted(number,
                    visit.scripts()));
        }
    }
}
