package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.workspacetokens.acceptance.documents.Programs;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The two stories that the product was asked for, by an owner in front of a browser.
@Tag("browser")
class ConsoleStoriesTest {

    private static final int MOST_CLICKS = 6;

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void anOwnerCreatesATokenForAllApps() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            assertThat(visit.page()).hasURL(system.runner().url() + "/#/acme/settings/security");
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            visit.screenshot("empty");

            int before = visit.presses();
            visit.button("Create token").click();
            visit.dialog().getByLabel("Name").fill("CI integration");
            visit.screenshot("create-1-set-up");
            visit.press("Next").click();
            assertThat(visit.press("Next")).isDisabled();
            visit.choice("Developer").click();
            visit.screenshot("create-2-all-apps");
            visit.press("Next").click();
            String token = visit.dialog().locator(".secret").textContent();
            visit.screenshot("create-3-save");
            visit.press("Copy and close").click();
            assertThat(visit.page().locator("dialog")).hasCount(0);
            int clicks = visit.presses() - before;
            System.out.println("Clicks to create a token: " + clicks);
            assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);

            assertThat(visit.row("CI integration")).containsText("in 90 days");
            assertThat(visit.row("CI integration")).containsText("Developer (all apps)");
            assertThat(visit.row("CI integration")).containsText("Never");
            assertThat(visit.page().getByRole(com.microsoft.playwright.options.AriaRole.STATUS)
                    .filter(new Locator.FilterOptions().setHasText("CI integration was created."))).isVisible();
            assertThat(visit.clipboard()).isEqualTo(token);
            assertThat(visit.traces()).doesNotContain(token);
            assertThat(visit.page().getByText("Last used (UTC)", new Page.GetByTextOptions().setExact(true)).first())
                    .isVisible();
            // What was said belongs to the page, and lies below no dialog.
            visit.button("Create token").click();
            assertThat(visit.page().locator(".toast")).isHidden();
            visit.press("Cancel").click();
            system.sending("Bearer " + token).get("/apps/web").expect(200);
            system.directory().put("/directory/workspaces/acme/apps/watch", "{\"title\": \"Watch\"}").expect(201);
            system.sending(token).get("/apps/watch").expect(200);
        }
    }

    @Test
    void theCommandThatIsShownWithATokenWorksAsItIs() throws Exception {
        Programs.assume("sh", "curl");
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            String token = visit.create("CI");
            visit.dialog().getByText("How to use it").click();
            visit.dialog().getByTitle("Copy for curl").click();
            assertThat(visit.dialog().getByText("Copied for curl.")).isVisible();
            String command = visit.clipboard();
            assertThat(command).contains(system.runner().url()).doesNotContain(token);
            assertThat(Programs.run(List.of("sh", "-c", command), Map.of("WORKSPACE_TOKEN", token), ""))
                    .contains("\"name\":\"CI\"");
            visit.page().keyboard().press("Escape");
            assertThat(visit.dialog()).containsText("Close without copying?");
        }
    }

    @Test
    void anOwnerGivesARolePerAppAndRegeneratesWhatWasLost() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.button("Create token").click();
            visit.dialog().getByLabel("Name").fill("Release bot");
            visit.choice("30 days").click();
            visit.press("Next").click();
            visit.choice("Roles per apps").click();
            assertThat(visit.press("Next")).isDisabled();
            visit.dialog().getByLabel("iOS Shop").selectOption("admin");
            visit.dialog().getByLabel("Web").selectOption("tester-qa");
            assertThat(visit.dialog().getByText("2 of 3 apps with a role")).isVisible();
            visit.screenshot("create-2-per-app");
            visit.press("Back").click();
            assertThat(visit.dialog().getByLabel("Name")).hasValue("Release bot");
            visit.press("Next").click();
            assertThat(visit.dialog().getByLabel("iOS Shop")).hasValue("admin");
            visit.press("Next").click();
            String lost = visit.dialog().locator(".secret").textContent();
            visit.press("Close").click();
            assertThat(visit.dialog()).containsText("Close without copying?");
            visit.screenshot("close-without-copying");
            visit.press("Go back").click();
            visit.press("Close").click();
            visit.press("Close without copying").click();
            assertThat(visit.row("Release bot")).containsText("Admin (1)");

            visit.details("Release bot");
            assertThat(visit.page().getByText("Roles in apps (2 apps)")).isVisible();
            assertThat(visit.page().locator(".facts")).containsText("Ada Lindqvist");
            visit.screenshot("details");
            visit.button("Regenerate").click();
            assertThat(visit.dialog()).containsText("The old token stops working at once.");
            visit.choice("60 days").click();
            visit.screenshot("regenerate");
            system.sending(lost).get("/me").expect(200);
            visit.press("Regenerate").click();
            String token = visit.dialog().locator(".secret").textContent();
            visit.press("Copy and close").click();

            assertThat(visit.dialog()).hasCount(0);
            assertThat(visit.page().locator(".facts")).containsText("in 60 days");
            assertThat(visit.clipboard()).isEqualTo(token).isNotEqualTo(lost);
            assertThat(visit.traces()).doesNotContain(token, lost);
            system.sending(lost).get("/me").expect(401);
            assertThat(system.sending(token).get("/apps").expect(200).all("role")).containsExactly("admin",
                    "tester-qa");
            assertThat(visit.focused()).isEqualTo("BUTTON Regenerate");
        }
    }

    @Test
    void anOwnerEditsAndRevokes() {
        String token = create("Old name", "{\"all_apps\": \"developer\"}");
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.details("Old name");
            visit.button("Edit").click();
            visit.dialog().getByLabel("Name").fill("New name");
            visit.choice("Roles per apps").click();
            visit.dialog().getByLabel("Android Shop").selectOption("developer");
            visit.screenshot("edit");
            visit.press("Save").click();
            visit.list();
            assertThat(visit.row("New name")).containsText("Developer (1)");
            system.sending(token).get("/apps/web").expect(403);
            system.sending(token).get("/apps/android-shop").expect(200);

            visit.row("New name").getByTitle("Revoke").click();
            visit.screenshot("revoke");
            visit.press("Revoke token").click();
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            system.sending(token).get("/me").expect(401);
        }
    }

    @Test
    void anOwnerFindsATokenAmongMany() {
        for (int i = 1; i <= 28; i++) {
            system.clock().advance(Duration.ofSeconds(1));
            create("Token " + i,
                    "{\"apps\": {\"web\": \"admin\", \"ios-shop\": \"developer\", \"android-shop\": \"tester-qa\"}}");
        }
        system.clock().advance(Duration.ofDays(12));
        create("Fresh one", "{\"all_apps\": \"admin\"}");
        system.clock().advance(Duration.ofDays(20));
        try (var visit = ConsoleVisit.with(system, ColorScheme.LIGHT, 1280, 900).signIn("Ada")) {
            assertThat(visit.row("Fresh one")).containsText("in 10 days");
            assertThat(visit.row("Token 28")).containsText("expired");
            assertThat(visit.row("Token 28")).containsText("+1");
            assertThat(visit.page().locator(".list tbody tr")).hasCount(25);
            visit.screenshot("list");
            visit.button("Next").click();
            assertThat(visit.page().locator(".list tbody tr")).hasCount(4);
            visit.button("Previous").click();
            assertThat(visit.page().locator(".list tbody tr")).hasCount(25);
            visit.page().getByLabel("Active").check();
            assertThat(visit.page().locator(".list tbody tr")).hasCount(1);
            visit.page().getByLabel("Expired").check();
            visit.page().getByPlaceholder("Search by name").fill("token 12");
            assertThat(visit.page().locator(".list tbody tr")).hasCount(1);
            visit.page().getByPlaceholder("Search by name").fill("nothing like it");
            assertThat(visit.page().getByText("Nothing found")).isVisible();
        }
    }

    private String create(String name, String roles) {
        return system.secretOf(Acme.token(system, name, roles));
    }
}
