package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.workspacetokens.acceptance.system.Running;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A gesture does what was meant by it, and nothing else.
@Tag("browser")
class ConsoleGesturesTest {

    private static final String FAILED = "Failed to load resource: .*";

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void aDoubleClickOnRegenerateChangesNothing() {
        String token = create();
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            details(visit);
            stopTheClock(visit);
            visit.button("Regenerate").dblclick(new Locator.DblclickOptions().setForce(true));
            assertThat(visit.dialog()).containsText("The old token stops working at once.");
            assertThat(visit.dialog().locator("[type=radio]:checked")).hasCount(0);
            assertThat(visit.press("Regenerate")).hasClass("danger");
            visit.page().clock().runFor(499);
            clickNow(visit.press("Regenerate"));
            assertThat(visit.dialog().getByText("Choose when the token expires.")).isHidden();
            visit.page().clock().runFor(1);
            visit.press("Regenerate").click();
            assertThat(visit.dialog().getByText("Choose when the token expires.")).isVisible();
            system.sending(token).get("/me").expect(200);
        }
    }

    @Test
    void enterPressedTwiceOnRegenerateChangesNothing() {
        String token = create();
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            details(visit);
            visit.button("Regenerate").focus();
            stopTheClock(visit);
            visit.page().keyboard().press("Enter");
            assertThat(visit.dialog()).containsText("The old token stops working at once.");
            visit.page().keyboard().press("Enter");
            visit.press("Regenerate").focus();
            visit.page().keyboard().press("Enter");
            assertThat(visit.dialog().getByText("Choose when the token expires.")).isHidden();
            assertThat(visit.page().locator(".secret")).hasCount(0);
            system.sending(token).get("/me").expect(200);
        }
    }

    @Test
    void aDoubleClickRevokesNothing() {
        String token = create();
        try (var visit = ConsoleVisit.with(system, com.microsoft.playwright.options.ColorScheme.LIGHT, 390, 844)
                .signIn("Ada")) {
            assertThat(visit.row("Shared")).isVisible();
            List<String> changes = changes(visit);
            stopTheClock(visit);
            visit.row("Shared").getByTitle("Revoke").dblclick();
            assertThat(visit.dialog()).containsText("Revoke Shared?");
            clickNow(visit.press("Revoke token"));
            visit.press("Revoke token").focus();
            visit.page().keyboard().press("Enter");
            visit.page().clock().runFor(499);
            visit.page().keyboard().press("Enter");
            assertThat(changes).isEmpty();
            system.sending(token).get("/me").expect(200);
            visit.page().clock().runFor(1);
            visit.page().keyboard().press("Enter");
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            assertThat(changes).hasSize(1);
        }
    }

    @Test
    void aTokenThatJustAppearedIsNotCopiedAndClosedByTheSecondClick() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.fillIn("CI");
            stopTheClock(visit);
            visit.press("Next").click();
            assertThat(visit.dialog().locator(".secret")).isVisible();
            clickNow(visit.press("Copy and close"));
            assertThat(visit.dialog().locator(".secret")).isVisible();
            // What covers a dialog and goes is no answer to what stands below.
            visit.page().keyboard().press("Escape");
            visit.page().clock().runFor(500);
            visit.press("Go back").click();
            clickNow(visit.press("Copy and close"));
            assertThat(visit.dialog().locator(".secret")).isVisible();
            visit.page().clock().runFor(500);
            visit.press("Copy and close").click();
            assertThat(visit.row("CI")).isVisible();
        }
    }

    @Test
    void buttonsTakeAnswersInTheEndThoughATimerIsAheadOfTheClock() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            stopTheClock(visit);
            visit.page().evaluate("window.held = performance.now(); performance.now = () => window.held");
            visit.button("Create token").click();
            assertThat(visit.press("Next")).hasAttribute("aria-disabled", "true");
            visit.page().clock().runFor(500);
            assertThat(visit.press("Next")).hasAttribute("aria-disabled", "true");
            visit.page().evaluate("window.held += 499.5");
            visit.page().clock().runFor(500);
            assertThat(visit.press("Next")).hasAttribute("aria-disabled", "true");
            visit.page().evaluate("window.held += 0.5");
            visit.page().clock().runFor(1);
            assertThat(visit.press("Next")).not().hasAttribute("aria-disabled", "true");
        }
    }

    @Test
    void whoDidSomethingElseFirstNeedNotWait() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            stopTheClock(visit);
            visit.button("Create token").click();
            visit.page().keyboard().type("CI");
            visit.page().keyboard().press("Enter");
            assertThat(visit.dialog().getByText("Role in all apps", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
    }

    @Test
    void aFailedRequestLeavesThePersonWhereTheyWere() {
        create();
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED)) {
            visit.fillIn("Kept");
            visit.answer("**/tokens", 503, "{}");
            pressAndFail(visit, "Next", "It is not known whether the token was created.");
            assertThat(visit.choice("Developer").locator("input")).isChecked();
            visit.page().unroute("**/tokens");
            // Wherever the focus is.
            visit.dialog().locator(":focus").blur();
            visit.page().keyboard().press("Escape");
            visit.press("Discard").click();

            visit.answerNothing("**/tokens/*");
            visit.row("Shared").getByTitle("View details").click();
            assertThat(visit.page().getByText("could not be reached")).isVisible();
            visit.page().unroute("**/tokens/*");
            visit.button("Try again").click();

            visit.button("Edit").click();
            visit.dialog().getByLabel("Name").fill("Other");
            visit.answer("**/tokens/*", 500, "{\"message\": \"Internal Server Error\"}");
            pressAndFail(visit, "Save", "It is not known whether the token was changed.");
            assertThat(visit.dialog().getByLabel("Name")).hasValue("Other");
            visit.page().unroute("**/tokens/*");
            visit.press("Back").click();
            visit.press("Discard").click();

            visit.button("Revoke").click();
            visit.answerNothing("**/tokens/*");
            pressAndFail(visit, "Revoke token", "It is not known whether the token was revoked.");
            visit.page().unroute("**/tokens/*");
            visit.page().keyboard().press("Escape");
            assertThat(visit.page().locator("dialog")).hasCount(0);

            visit.button("Regenerate").click();
            visit.choice("60 days").click();
            visit.answerNothing("**/regenerate");
            pressAndFail(visit, "Regenerate", "It is not known whether the token was regenerated");
            assertThat(visit.choice("60 days").locator("input")).isChecked();
            // A click on plain text takes the focus from everything: Escape still closes.
            visit.dialog().locator(".warning").click();
            visit.page().keyboard().press("Escape");
            assertThat(visit.page().locator("dialog")).hasCount(0);
        }
    }

    /// Presses the button by the keyboard, and sees that focus and Tab are as before when the request has failed.
    private static void pressAndFail(ConsoleVisit visit, String button, String sentence) {
        assertThat(visit.press(button)).isEnabled();
        visit.press(button).focus();
        visit.page().keyboard().press("Enter");
        assertThat(visit.dialog().getByText(sentence)).isVisible();
        assertThat(visit.focused()).isEqualTo("BUTTON " + button);
        visit.page().keyboard().press("Shift+Tab");
        assertThat(visit.focused()).isNotEqualTo("BODY ").isNotEqualTo("BUTTON " + button);
        visit.page().keyboard().press("Tab");
        assertThat(visit.focused()).isEqualTo("BUTTON " + button);
    }

    private static void details(ConsoleVisit visit) {
        visit.details("Shared");
    }

    /// From now on time goes by when the test says so.
    private static void stopTheClock(ConsoleVisit visit) {
        visit.page().clock().pauseAt(((Number) visit.page().evaluate("Date.now()")).longValue() + 1_000);
    }

    /// Clicks without waiting until the button takes an answer.
    private static void clickNow(Locator button) {
        button.click(new Locator.ClickOptions().setForce(true));
    }

    /// The calls that change something, as the page sends them.
    private static List<String> changes(ConsoleVisit visit) {
        var changes = new ArrayList<String>();
        visit.page().onRequest(request -> {
            if (List.of("POST", "PATCH", "DELETE").contains(request.method())) {
                changes.add(request.method() + " " + request.url());
            }
        });
        return changes;
    }

    private String create() {
        return system.secretOf(Acme.token(system, "Shared"));
    }
}
