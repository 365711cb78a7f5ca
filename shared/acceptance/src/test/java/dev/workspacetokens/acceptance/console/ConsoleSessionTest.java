package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Reloading, several tabs, and the end of a session: nothing that was entered is lost, and nobody stays signed in who
/// signed out.
@Tag("browser")
class ConsoleSessionTest {

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void aReloadBringsADialogBackAsFarAsItWas() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.page().onDialog(dialog -> dialog.accept());
            visit.button("Create token").click();
            visit.dialog().getByLabel("Name").fill("CI integration");
            visit.choice("30 days").click();
            visit.press("Next").click();
            visit.choice("Roles per apps").click();
            visit.dialog().getByLabel("iOS Shop").selectOption("admin");
            assertThat(visit.dialog()).containsText("CI integration · expires 23 Dec 2026 · a role in 1 app");
            visit.page().reload();
            assertThat(visit.dialog().getByLabel("iOS Shop")).hasValue("admin");
            assertThat(visit.dialog()).containsText("CI integration · expires 23 Dec 2026 · a role in 1 app");
            assertThat(visit.page()).hasURL(system.runner().url() + "/#/acme/settings/security/create/roles");
            visit.press("Back").click();
            assertThat(visit.dialog().getByLabel("Name")).hasValue("CI integration");
            assertThat(visit.choice("30 days").locator("input")).isChecked();
            visit.page().goForward();
            visit.press("Next").click();
            String token = visit.dialog().locator(".secret").textContent();
            visit.page().reload();
            assertThat(visit.page().getByText("The token was shown once, and cannot be shown again.")).isVisible();
            assertThat(visit.page().locator("h1")).hasText("CI integration");
            assertThat(visit.traces()).doesNotContain(token);
        }
    }

    @Test
    void whatIsEditedOutlivesAReloadAndIsForgottenWhenItIsGivenUp() {
        String id = create("Shared");
        String other = create("Other");
        try (var visit = ConsoleVisit.to(system).signIn("Ada").details("Shared")) {
            visit.page().onDialog(dialog -> dialog.accept());
            visit.button("Edit").click();
            visit.dialog().getByLabel("Description").fill("What it is for");
            visit.dialog().getByLabel("Allowed sources").fill("192.0.2.7");
            visit.choice("Admin").click();
            // What somebody else changes meanwhile is no change of this person's.
            system.as("ada").patch("/workspaces/acme/tokens/" + id, "{\"name\": \"Renamed\"}").expect(200);
            visit.page().reload();
            assertThat(visit.dialog().getByLabel("Description")).hasValue("What it is for");
            assertThat(visit.dialog().getByLabel("Allowed sources")).hasValue("192.0.2.7");
            assertThat(visit.choice("Admin").locator("input")).isChecked();
            assertThat(visit.dialog().getByLabel("Name")).hasValue("Renamed");
            // Nor does it belong to another token.
            String shared = visit.page().url();
            visit.page().navigate("about:blank");
            visit.page().navigate(shared.replace(id, other));
            assertThat(visit.dialog().getByLabel("Name")).hasValue("Other");
            visit.page().navigate("about:blank");
            visit.page().navigate(shared);
            assertThat(visit.dialog().getByLabel("Description")).hasValue("What it is for");
            visit.page().keyboard().press("Escape");
            visit.press("Discard").click();
            assertThat(visit.page().locator("dialog")).hasCount(0);
            visit.button("Edit").click();
            assertThat(visit.dialog().getByLabel("Description")).hasValue("");
        }
    }

    @Test
    void aSessionThatEndsInADialogCostsNothing() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting("Failed to load resource: .* 401 .*")) {
            visit.fillIn("CI integration");
            system.clock().advance(Duration.ofHours(2));
            visit.press("Next").click();
            assertThat(visit.sessionOver().getByText("Your session has ended")).isVisible();
            visit.page().clock().setFixedTime(Date.from(system.clock().instant()));
            visit.signInAgain("Ada");
            assertThat(visit.choice("Developer").locator("input")).isChecked();
            visit.press("Next").click();
            visit.press("Copy and close").click();
            assertThat(visit.row("CI integration")).isVisible();
        }
    }

    @Test
    void anotherTabIsSignedInWithoutAQuestionAndSignsOutWithTheFirst() {
        create("Shared");
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            Page other = visit.page().context().newPage();
            other.clock().setFixedTime(Date.from(system.clock().instant()));
            other.navigate(system.runner().url() + "/#/acme/settings/security");
            assertThat(other.getByText("Shared").first()).isVisible();
            visit.button("Sign out").click();
            assertThat(visit.button("Sign in")).isVisible();
            assertThat(other.getByText("You signed out in another tab.")).isVisible();
            assertThat(other.getByText("Shared")).hasCount(0);
            other.reload();
            assertThat(other.getByText("Sign in").first()).isVisible();
            assertThat(other.getByText("You signed out")).hasCount(0);
        }
    }

    @Test
    void signingOutInAnotherTabTakesATokenOffTheScreen() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            String token = visit.create("CI");
            Page other = visit.page().context().newPage();
            other.navigate(system.runner().url() + "/");
            other.getByText("Sign out").click();
            assertThat(visit.page().getByText("You signed out in another tab.")).isVisible();
            assertThat(visit.traces()).doesNotContain(token, "CI");
        }
    }

    @Test
    void theEndOfTheSessionIsSaidInTime() {
        try (var visit = ConsoleVisit.to(system)) {
            visit.page().clock().install(new Clock.InstallOptions().setTime(Date.from(system.clock().instant())));
            visit.signIn("Ada");
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            visit.page().clock().fastForward("54:00");
            assertThat(visit.page().getByText("Your session ends")).hasCount(0);
            visit.page().clock().fastForward("01:30");
            assertThat(visit.page().getByText("Your session ends")).isVisible();
            assertThat(visit.button("Stay signed in")).isVisible();
        }
    }

    private String create(String name) {
        return Acme.token(system, name).data().path("id").asText();
    }
}
