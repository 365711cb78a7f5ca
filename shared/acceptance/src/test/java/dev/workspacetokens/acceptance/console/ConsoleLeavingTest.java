package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.workspacetokens.acceptance.system.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever leaves the console leaves nothing behind, and loses no token by accident.
@Tag("browser")
class ConsoleLeavingTest {

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void backShowsNeitherATokenNorASession() {
        try (var visit = ConsoleVisit.keepingPages(system).signIn("Ada")) {
            // What is not the console names no icon: Chromium may look for one in vain.
            visit.expecting("Failed to load resource: the server responded with a status of 404 .*");
            visit.page().evaluate("addEventListener('pageshow', (event) => event.persisted && "
                    + "sessionStorage.setItem('kept', document.body.textContent))");
            String token = visit.create("CI");
            visit.page().onDialog(Dialog::accept);
            visit.page().navigate(system.runner().url() + "/openapi.json");
            visit.page().goBack();
            assertThat(visit.page().getByText("The token was shown once")).isVisible();
            assertThat(visit.traces()).doesNotContain(token);
            assertThat(visit.page().evaluate("sessionStorage.getItem('kept')")).isIn(null, "");
            assertThat(visit.page().locator("dialog")).hasCount(0);
        }
    }

    @Test
    void aPageThatIsKeptIsEmptyAndBeginsAnew() {
        try (var visit = ConsoleVisit.keepingPages(system).signIn("Ada")) {
            String token = visit.create("CI");
            // Whether a browser keeps a page is its own affair: here it is told that it does.
            visit.page().evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))");
            assertThat((String) visit.page().evaluate("document.documentElement.outerHTML")).doesNotContain(token,
                    "Ada");
            assertThat((String) visit.page().evaluate("document.body.textContent")).isEmpty();
            List<String> asked = new ArrayList<>();
            visit.page().onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.accept();
            });
            visit.page().evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
            assertThat(visit.page().getByText("The token was shown once")).isVisible();
            assertThat(asked).as("there is nothing left to lose").isEmpty();
        }
    }

    @Test
    void reloadingWithATokenOnTheScreenAsksFirst() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            List<String> asked = new ArrayList<>();
            Consumer<Dialog> stay = dialog -> {
                asked.add(dialog.type());
                dialog.dismiss();
            };
            visit.page().onDialog(stay);
            visit.create("CI");
            visit.page().waitForCondition(() -> {
                visit.page().evaluate("location.reload()");
                return !asked.isEmpty();
            });
            assertThat(asked).containsOnly("beforeunload");
            assertThat(visit.dialog().locator(".secret")).isVisible();
            visit.press("Copy and close").click();
            assertThat(visit.row("CI")).isVisible();

            asked.clear();
            visit.page().reload();
            assertThat(visit.button("Create token")).isVisible();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void reloadingWhileATokenIsOnItsWayAsksFirst() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            List<String> asked = new ArrayList<>();
            visit.page().onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.dismiss();
            });
            visit.fillIn("CI");
            pressAndReload(visit, "Next", "**/tokens", asked);
            visit.details("CI");
            visit.button("Regenerate").click();
            visit.choice("30 days").click();
            pressAndReload(visit, "Regenerate", "**/regenerate", asked);

            asked.clear();
            visit.page().reload();
            assertThat(visit.button("Regenerate")).isVisible();
            assertThat(asked).isEmpty();
        }
    }

    /// Tries to load the page anew before the answer is there. The token is shown all the same.
    private static void pressAndReload(ConsoleVisit visit, String button, String call, List<String> asked) {
        asked.clear();
        List<Route> held = new ArrayList<>();
        visit.page().route(call, held::add);
        visit.press(button).click();
        visit.page().waitForCondition(() -> !held.isEmpty());
        // Once: a page that does go would be asked for ever.
        visit.page().evaluate("setTimeout(() => location.reload())");
        visit.page().waitForCondition(() -> !asked.isEmpty());
        assertThat(asked).containsOnly("beforeunload");
        visit.page().unroute(call);
        held.forEach(Route::resume);
        assertThat(visit.dialog().locator(".secret")).isVisible();
        visit.press("Copy and close").click();
        assertThat(visit.page().locator("dialog")).hasCount(0);
    }

    @Test
    void aPartOfATokenIsNoCopyOfIt() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            String token = visit.create("CI");
            copy(visit, 20);
            assertThat(visit.clipboard()).isEqualTo(token.substring(0, 20));
            visit.page().keyboard().press("Escape");
            assertThat(visit.dialog()).containsText("Close without copying?");
            visit.press("Go back").click();
            copy(visit, token.length());
            assertThat(visit.clipboard()).isEqualTo(token);
            visit.page().keyboard().press("Escape");
            assertThat(visit.page().locator("dialog")).hasCount(0);
            assertThat(visit.row("CI")).isVisible();
        }
    }

    /// Copies so many characters of the token by hand.
    private static void copy(ConsoleVisit visit, int length) {
        visit.page().evaluate(
                """
                        (length) => {
                          const text = document.querySelector("workspace-tokens").shadowRoot.querySelector(".secret").firstChild;
                          getSelection().setBaseAndExtent(text, 0, text, length);
                        }""",
                length);
        visit.page().keyboard().press("Control+C");
    }

    @Test
    void whoClosedWithoutCopyingIsAskedNoMore() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            List<String> asked = new ArrayList<>();
            visit.page().onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.accept();
            });
            visit.create("CI");
            visit.page().keyboard().press("Escape");
            visit.press("Close without copying").click();
            assertThat(visit.row("CI")).isVisible();
            visit.page().reload();
            assertThat(visit.button("Create token")).isVisible();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void neitherBackNorEscapeLeavesADialogWhoseAnswerIsToCome() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            List<Route> held = new ArrayList<>();
            visit.page().route("**/tokens", route -> {
                if (route.request().method().equals("POST")) {
                    held.add(route);
                } else {
                    route.fallback();
                }
            });
            visit.fillIn("CI");
            visit.press("Next").click();
            assertThat(visit.dialog()).containsText("Working…");
            assertThat(visit.dialog().locator("button.waiting")).isVisible();
            visit.page().evaluate("history.back()");
            visit.page().keyboard().press("Escape");
            visit.press("Next").click(new Locator.ClickOptions().setForce(true));
            assertThat(visit.dialog()).hasCount(1);
            assertThat(visit.dialog()).containsText("Working…");
            assertThat(held).hasSize(1);
            held.getFirst().resume();
            assertThat(visit.dialog().locator(".secret")).isVisible();
            visit.page().evaluate("history.back()");
            assertThat(visit.dialog()).containsText("Close without copying?");
        }
    }

    @Test
    void aDialogThatWasOpenedByItsAddressIsClosedFromEachStep() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.page().navigate(system.runner().url() + "/#/acme/settings/security/create");
            visit.dialog().getByLabel("Name").fill("CI");
            visit.press("Next").click();
            visit.press("Close").click();
            visit.press("Discard").click();
            assertThat(visit.dialog()).hasCount(0);
            assertThat(visit.page()).hasURL(system.runner().url() + "/#/acme/settings/security");
            visit.button("Create token").click();
            assertThat(visit.dialog().getByLabel("Name")).hasValue("");
        }
    }

    @Test
    void backInsideThePageAsksBeforeATokenIsLost() {
        system.directory().put("/directory/workspaces/globex/members/ada", "{\"role\": \"owner\", \"name\": \"Ada\"}")
                .expect(201);
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.page().getByText("Acme").first().click();
            visit.page().getByText("Globex").first().click();
            assertThat(visit.page()).hasURL(system.runner().url() + "/#/globex/settings/security");
            String token = visit.create("CI");
            visit.page().evaluate("history.back()");
            assertThat(visit.dialog()).containsText("Close without copying?");
            visit.press("Go back").click();
            assertThat(visit.dialog().locator(".secret")).hasText(token);
            assertThat(visit.page()).hasURL(Pattern.compile(".*/#/globex/settings/security/create/saved\\?token=.*"));
            assertThat(visit.page().getByText("API tokens")).not().hasCount(0);
            visit.page().evaluate("history.back()");
            visit.press("Close without copying").click();
            assertThat(visit.row("CI")).isVisible();
            visit.page().evaluate("history.back()");
            assertThat(visit.page()).hasURL(system.runner().url() + "/#/acme/settings/security");
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
        }
    }

    @Test
    void signingOutTellsTheIssuerWhoLeaves() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            List<String> left = new ArrayList<>();
            visit.page().onRequest(request -> {
                if (request.url().contains("/oidc/logout")) {
                    left.add(request.url());
                }
            });
            visit.button("Sign out").click();
            assertThat(visit.button("Sign in")).isVisible();
            assertThat(visit.page()).hasURL(system.runner().url() + "/");
            assertThat(left).singleElement().asString().contains("id_token_hint=ey", "client_id=",
                    "post_logout_redirect_uri=");
            assertThat(visit.traces()).doesNotContain("eyJ");
        }
    }
}
