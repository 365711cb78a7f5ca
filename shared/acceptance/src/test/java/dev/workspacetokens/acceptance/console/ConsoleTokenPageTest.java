package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page of a token: what it may do, what happened to it, and what an owner does about it.
@Tag("browser")
class ConsoleTokenPageTest {

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void anOwnerRotatesWithAnOverlapAndEndsTheOldSecret() {
        String old = create("Release bot");
        try (var visit = ConsoleVisit.to(system).signIn("Ada").details("Release bot")) {
            visit.button("Regenerate").click();
            visit.choice("60 days").click();
            visit.dialog().getByLabel("The old token").selectOption("86400");
            assertThat(visit.dialog().getByText("The old token works until tomorrow 12:00.")).isVisible();
            visit.screenshot("regenerate-overlap");
            visit.press("Regenerate").click();
            assertThat(visit.dialog().getByText("The old token works until tomorrow 12:00.")).isVisible();
            visit.press("Copy and close").click();
            system.sending(visit.clipboard()).get("/me").expect(200);
            system.sending(old).get("/me").expect(200);

            visit.page().reload();
            assertThat(visit.page().getByText("The old secret still works until tomorrow 12:00.")).isVisible();
            visit.screenshot("former");
            visit.button("End now").click();
            assertThat(visit.dialog()).containsText("End the old secret of Release bot?");
            visit.press("End old secret").click();
            assertThat(visit.page().locator(".former")).hasCount(0);
            system.sending(old).get("/me").expect(401);
            system.sending(visit.clipboard()).get("/me").expect(200);
        }
    }

    @Test
    void anOwnerDisablesAndEnables() {
        String token = create("Release bot");
        try (var visit = ConsoleVisit.to(system).signIn("Ada").details("Release bot")) {
            visit.button("Disable").click();
            visit.screenshot("disable");
            visit.press("Disable token").click();
            assertThat(visit.page().locator(".badges")).containsText("disabled");
            system.sending(token).get("/me").expect(403);
            visit.button("Enable").click();
            visit.press("Enable token").click();
            assertThat(visit.page().locator(".badges")).containsText("active");
            system.sending(token).get("/me").expect(200);
        }
    }

    @Test
    void whatATokenIsForAndWhereItMayBeUsedIsEdited() {
        String token = create("Release bot");
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting("Failed to load resource: .* 422 .*")
                .details("Release bot")) {
            visit.button("Edit").click();
            visit.dialog().getByLabel("Description").fill("Publishes releases. Ask Grace.");
            visit.dialog().getByLabel("Allowed sources").fill("192.0.2.0/24\nnonsense");
            visit.press("Save").click();
            assertThat(visit.dialog().getByText("This must be an address such as 192.0.2.7")).isVisible();
            assertThat(visit.focused()).startsWith("TEXTAREA");
            visit.dialog().getByLabel("Allowed sources").fill("192.0.2.0/24\n2001:db8::7");
            visit.press("Save").click();
            assertThat(visit.page().locator(".description")).hasText("Publishes releases. Ask Grace.");
            assertThat(visit.page().locator(".sources li")).hasText(new String[]{"192.0.2.0/24", "2001:db8::7"});
            system.sending(token).get("/me").expect(403);
        }
    }

    @Test
    void whatItMayDoAndWhoChangedItIsShown() {
        create("Release bot");
        String id = system.as("ada").get("/workspaces/acme/tokens").all("id").getFirst();
        // Events of one millisecond have no order.
        system.clock().advance(Duration.ofSeconds(1));
        system.as("ada").patch("/workspaces/acme/tokens/" + id, "{\"roles\": {\"all_apps\": \"admin\"}}").expect(200);
        try (var visit = ConsoleVisit.to(system).signIn("Ada").details("Release bot")) {
            assertThat(visit.page().locator(".permissions")).containsText("builds:start");
            var latest = visit.page().locator(".events > li").first();
            assertThat(latest).containsText("Token changed");
            assertThat(latest).containsText("role in all apps: Developer → Admin");
            assertThat(latest).containsText("Ada Lindqvist");
            visit.page().getByText("All activity of this token").click();
            assertThat(visit.page()).hasURL(system.runner().url() + "/#/acme/settings/security/activity?token=" + id);
            assertThat(visit.page().locator(".events > li")).hasCount(2);
            visit.page().getByLabel("Kind of event").selectOption("token.created");
            assertThat(visit.page().locator(".events > li")).hasCount(1);
            visit.screenshot("activity");
            visit.assertAccessible("activity");
        }
    }

    @Test
    void aTokenThatWasRevokedTellsWhatHappened() {
        create("Release bot");
        String id = system.as("ada").get("/workspaces/acme/tokens").all("id").getFirst();
        system.clock().advance(Duration.ofSeconds(1));
        system.as("ada").delete("/workspaces/acme/tokens/" + id).expect(204);
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting("Failed to load resource: .* 404 .*")) {
            visit.page().evaluate("id => { location.hash = '#/acme/settings/security/tokens/' + id; }", id);
            assertThat(visit.page().getByRole(AriaRole.HEADING).getByText("This token no longer exists")).isVisible();
            visit.page().getByText("What happened to it").click();
            assertThat(visit.page().locator(".events > li").first()).containsText("Token revoked");
        }
    }

    @Test
    void whoRevokesItComesBackToTheList() {
        String token = create("Release bot");
        try (var visit = ConsoleVisit.to(system).signIn("Ada").details("Release bot")) {
            visit.button("Revoke").click();
            visit.press("Revoke token").click();
            assertThat(visit.page().getByText("Release bot was revoked.")).isVisible();
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            system.sending(token).get("/me").expect(401);
        }
    }

    private String create(String name) {
        return system.secretOf(Acme.token(system, name));
    }
}
