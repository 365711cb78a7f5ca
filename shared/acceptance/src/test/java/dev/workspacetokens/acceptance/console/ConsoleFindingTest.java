package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Finding tokens: by status, role, use and name, by the token itself; and revoking those that were found.
@Tag("browser")
class ConsoleFindingTest {

    private static final String FAILED = "Failed to load resource: .*";

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void filtersAndOrderAreInTheAddressAndOutliveAReload() {
        create("Charlie", "admin", 300);
        create("alpha", "developer", 20);
        create("Bravo", "developer", 200);
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            assertThat(visit.page().getByText("Active 3")).isVisible();
            assertThat(visit.page().getByText("Expiring 1")).isVisible();
            visit.page().locator("th.name button").click();
            assertThat(names(visit)).hasText(new String[]{"alpha", "Bravo", "Charlie"});
            assertThat(visit.page()).hasURL(address("?sort=name"));
            visit.page().getByText("Filter and sort").click();
            visit.page().getByLabel("Role").selectOption("developer");
            assertThat(names(visit)).hasText(new String[]{"alpha", "Bravo"});
            visit.page().getByLabel("Expiring").check();
            assertThat(names(visit)).hasText(new String[]{"alpha"});
            assertThat(visit.row("alpha")).containsText("expiring");
            assertThat(visit.page()).hasURL(address("?status=expiring&role=developer&sort=name"));
            visit.page().reload();
            assertThat(names(visit)).hasText(new String[]{"alpha"});
            assertThat(visit.page().getByLabel("Role")).hasValue("developer");
            visit.page().getByPlaceholder("Search by name").fill("nothing");
            visit.button("Clear filters").click();
            assertThat(names(visit)).hasCount(3);
            assertThat(visit.page()).hasURL(address("?sort=name"));
        }
    }

    @Test
    void aTokenThatWasFoundSomewhereIsLookedUpAndStaysOffThePage() {
        String token = create("Release bot", "developer", 30);
        String revoked = create("Old bot", "developer", 30);
        String id = system.as("ada").get("/workspaces/acme/tokens?name=old").all("id").getFirst();
        system.as("ada").delete("/workspaces/acme/tokens/" + id).expect(204);
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED)) {
            assertThat(visit.row("Release bot")).isVisible();
            visit.page().getByPlaceholder("Search by name").fill("Bearer " + token);
            assertThat(visit.page().getByText("This is the current secret of “Release bot”. It works")).isVisible();
            assertThat(visit.traces()).doesNotContain(token);
            visit.screenshot("found");
            visit.page().getByText("Open the token").click();
            assertThat(visit.page().getByRole(AriaRole.HEADING).getByText("Release bot")).isVisible();
            visit.list();
            visit.page().getByPlaceholder("Search by name").fill(revoked);
            assertThat(visit.page().getByText("This token was “Old bot”. Ada Lindqvist revoked it on")).isVisible();
            String madeUp = token.substring(0, 30) + "A".repeat(token.length() - 30);
            visit.page().getByPlaceholder("Search by name").fill(madeUp);
            assertThat(visit.page().getByText("This token was not issued by this service.")).isVisible();
            assertThat(visit.traces()).doesNotContain(token, revoked, madeUp);
        }
    }

    @Test
    void tokensThatAreChosenOnSeveralPagesAreRevokedAtOnce() {
        for (int i = 1; i <= 27; i++) {
            system.clock().advance(Duration.ofSeconds(1));
            create("Token " + i, "developer", 30);
        }
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.page().getByLabel("Select Token 27", exactly()).check();
            visit.button("Next").click();
            assertThat(names(visit)).hasCount(2);
            visit.page().getByLabel("Select all shown").check();
            assertThat(visit.page().getByText("3 tokens selected")).isVisible();
            visit.screenshot("selected");
            visit.button("Revoke selected").click();
            assertThat(visit.dialog()).containsText("Revoke 3 tokens?");
            assertThat(visit.dialog().locator(".names li")).hasCount(3);
            visit.screenshot("revoke-many");
            visit.press("Revoke 3 tokens").click();
            assertThat(visit.page().getByText("3 tokens were revoked.")).isVisible();
            assertThat(visit.page().locator(".list tbody tr:not(.skeleton)")).hasCount(24);
            assertThat(visit.page().locator(".selection")).isHidden();
            assertThat(system.as("ada").get("/workspaces/acme/tokens?limit=50").all("name")).hasSize(24)
                    .doesNotContain("Token 27", "Token 1", "Token 2");
        }
    }

    @Test
    void oneOfManyWorkspacesIsFoundByTyping() {
        for (int i = 1; i <= 60; i++) {
            system.directory().put("/directory/workspaces/team-" + i, "{\"title\": \"Team %d\"}".formatted(i));
            system.directory().put("/directory/workspaces/team-" + i + "/members/ada",
                    "{\"role\": \"owner\", \"name\": \"Ada\"}").expect(201);
        }
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            var keys = visit.page().keyboard();
            visit.page().getByText("Acme").first().click();
            keys.type("team 37");
            assertThat(visit.page().locator(".switcher li:visible")).hasCount(1);
            visit.screenshot("workspaces");
            keys.press("ArrowDown");
            keys.press("Enter");
            assertThat(visit.page()).hasURL(system.runner().url() + "/#/team-37/settings/security");
            assertThat(visit.page().locator(".switcher .panel")).isHidden();
            visit.page().getByText("Team 37").first().click();
            keys.press("Escape");
            assertThat(visit.page().locator(".switcher .panel")).isHidden();
            assertThat(visit.focused()).contains("Team 37");
        }
    }

    @Test
    void anAddressThatLeadsNowhereSaysSo() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.page().evaluate("location.hash = '#/nobodys/settings/security'");
            assertThat(visit.page().getByText("You are not a member of the workspace “nobodys”.")).isVisible();
            visit.page().evaluate("location.hash = '#/acme/settings/billing'");
            assertThat(visit.page().getByText("This address does not lead anywhere.")).isVisible();
            visit.button("Go to Acme").click();
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
        }
    }

    private String address(String query) {
        return system.runner().url() + "/#/acme/settings/security" + query;
    }

    private static Locator names(ConsoleVisit visit) {
        return visit.page().locator(".list tbody a.token");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /// The service lists what it noticed itself behind all else of its day.
    @Test
    void whatHappenedIsInTheOrderOfTime() {
        String event = """
                {"id": "%s", "type": "%s", "at": "%s", "actor": {"kind": "system", "id": "", "name": null},
                 "source": null, "subject": null, "differences": []}""";
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.answer("**/events*", 200, """
                    {"data": [%s, %s, %s], "paging": {}}""".formatted(
                    event.formatted("c", "token.revoked", "2026-11-23T11:00:00Z"),
                    event.formatted("b", "token.created", "2026-11-23T09:00:00Z"),
                    event.formatted("a", "security.expired_secret_used", "2026-11-23T10:00:00.5Z")));
            visit.page().getByText("Activity", new Page.GetByTextOptions().setExact(true)).first().click();
            assertThat(visit.page().locator(".events > li strong")).hasCount(3);
            assertThat(visit.page().locator(".events > li").nth(1)).hasClass("bad");
        }
    }

    private String create(String name, String role, int days) {
        return system.secretOf(Acme.token(system, name, "{\"all_apps\": \"%s\"}".formatted(role), days));
    }
}
