package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What people see when something is not as it should be.
@Tag("browser")
class ConsoleErrorsTest {

    /// What Chromium itself writes of an answer that is an error.
    private static final String FAILED = "Failed to load resource: the server responded with a status of (%s).*";

    private static final String NOTHING_CHANGED = """
            {"type": "urn:workspace-tokens:problem:unavailable", "status": 503}""";
    private static final String NOT_KNOWN = """
            {"type": "urn:workspace-tokens:problem:outcome-unknown", "status": 503}""";

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void aBusyServiceChangesNothingAndCanBeTriedAgain() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED.formatted("503"))) {
            visit.fillIn("CI integration");
            system.faults().dynamoDbDown(true);
            visit.press("Next").click();
            assertThat(visit.dialog().getByRole(AriaRole.ALERT)
                    .getByText("The service is busy. Nothing was changed; try again in a moment.")).isVisible();
            visit.screenshot("error-busy");
            system.faults().dynamoDbDown(false);
            visit.press("Next").click();
            visit.press("Copy and close").click();
            assertThat(visit.row("CI integration")).isVisible();

            system.faults().dynamoDbDown(true);
            visit.page().getByLabel("Active").check();
            assertThat(visit.page().getByText("The tokens could not be loaded")).isVisible();
            visit.screenshot("error-list");
            system.faults().dynamoDbDown(false);
            visit.button("Try again").click();
            assertThat(visit.row("CI integration")).isVisible();
        }
    }

    @Test
    void nobodyOverwritesWhatSomebodyElseChanged() {
        String path = create();
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED.formatted("412"))) {
            visit.details("Shared");
            visit.button("Edit").click();
            visit.dialog().getByLabel("Name").fill("Mine");
            system.as("ada").patch(path, """
                    {"name": "Theirs", "description": "Theirs", "allowed_sources": ["192.0.2.0/24"]}""").expect(200);
            visit.press("Save").click();
            assertThat(visit.dialog().getByText("Somebody changed this token since you opened it.")).isVisible();
            assertThat(system.as("ada").get(path).expect(200).data().path("name").asText()).isEqualTo("Theirs");

            var sent = visit.page().waitForRequest(request -> request.method().equals("PATCH"),
                    () -> visit.press("Save").click());
            assertThat(sent.postData()).isEqualTo("{\"name\":\"Mine\"}");
            assertThat(visit.dialog()).hasCount(0);
            var now = system.as("ada").get(path).expect(200).data();
            assertThat(now.path("name").asText()).isEqualTo("Mine");
            assertThat(now.path("description").asText()).isEqualTo("Theirs");
            assertThat(now.path("allowed_sources")).hasSize(1);
        }
    }

    @Test
    void renamingKeepsTheRoleInAnAppThatIsAway() {
        String path = system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "Shared", "expires_at": "%s", "roles": {"apps": {"web": "admin", "ios-shop": "developer"}}}"""
                .formatted(system.clock().inDays(30))).expect(201).header("location");
        system.directory().put("/directory/workspaces/globex/apps/web", "{\"title\": \"Web\"}").expect(200);
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.details("Shared");
            assertThat(visit.page().getByText("Roles in apps (1 app)")).isVisible();
            assertThat(visit.page().locator(".access tbody tr")).hasText(
                    new String[]{"iOS Shopios-shopDeveloper", "webno longer in this workspaceAdmin"});
            visit.button("Edit").click();
            assertThat(visit.dialog()).containsText("1 of 2 apps with a role");
            assertThat(visit.dialog()).containsText("1 app that this token had a role in left the workspace.");
            visit.dialog().getByLabel("Name").fill("Renamed");
            var sent = visit.page().waitForRequest(request -> request.method().equals("PATCH"),
                    () -> visit.press("Save").click());
            assertThat(sent.postData()).isEqualTo("{\"name\":\"Renamed\"}");
            assertThat(visit.page().getByText("Renamed was changed.")).isVisible();
            visit.list();
            assertThat(visit.row("Renamed")).isVisible();
            assertThat(system.as("ada").get(path).expect(200).data().path("roles").toString())
                    .isEqualTo("{\"apps\":{\"ios-shop\":\"developer\"},\"gone\":{\"web\":\"admin\"}}");

            visit.details("Renamed");
            visit.button("Edit").click();
            visit.dialog().getByLabel("iOS Shop").selectOption("tester-qa");
            visit.press("Save").click();
            visit.list();
            assertThat(visit.row("Renamed")).containsText("Tester / QA (1)");
            assertThat(system.as("ada").get(path).expect(200).data().path("roles").toString())
                    .isEqualTo("{\"apps\":{\"ios-shop\":\"tester-qa\"}}");
        }
    }

    @Test
    void anotherAppUnderTheSlugOfOneThatIsGoneHasNoRole() {
        system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "Shared", "expires_at": "%s", "roles": {"apps": {"web": "admin"}}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        system.directory().delete("/directory/workspaces/acme/apps/web").expect(204);
        system.directory().put("/directory/workspaces/acme/apps/web", "{\"title\": \"New Web\"}").expect(201);
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.details("Shared");
            assertThat(visit.page().getByText("Roles in apps (0 apps)")).isVisible();
            assertThat(visit.page().locator(".access tbody tr"))
                    .hasText("webno longer in this workspaceAdmin");
            visit.button("Edit").click();
            assertThat(visit.dialog()).containsText("0 of 3 apps with a role");
            assertThat(visit.dialog()).containsText("1 app that this token had a role in left the workspace.");
            assertThat(visit.dialog().getByLabel("New Web")).hasValue("none");
            visit.dialog().getByLabel("New Web").selectOption("admin");
            visit.press("Save").click();
            visit.list();
            assertThat(visit.row("Shared")).containsText("Admin (1)");
        }
    }

    @Test
    void whoLeftTheWorkspaceIsShownById() {
        system.directory().put("/directory/workspaces/acme/members/max", "{\"role\": \"owner\", \"name\": \"Max\"}")
                .expect(200);
        system.as("max").post("/workspaces/acme/tokens", """
                {"name": "Shared", "expires_at": "%s", "roles": {"all_apps": "developer"}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        system.directory().delete("/directory/workspaces/acme/members/max").expect(204);
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.details("Shared");
            assertThat(visit.page().locator(".facts")).containsText("Createdmax, ");
            visit.list();
            assertThat(visit.row("Shared")).containsText("creator left");
        }
    }

    @Test
    void whereThePageMayNotCopyPeopleDo() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            String token = visit.create("By hand");
            visit.page().evaluate(
                    "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }");
            visit.press("Copy and close").click();
            assertThat(visit.dialog().getByText("Your browser did not let this page copy.")).isVisible();
            visit.page().keyboard().press("Control+C");
            assertThat(visit.clipboard()).isEqualTo(token);
            visit.press("Close").click();
            assertThat(visit.page().locator("dialog")).hasCount(0);
            assertThat(visit.row("By hand")).isVisible();
        }
    }

    @Test
    void aConflictIsExplained() {
        create();
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED.formatted("409"))) {
            visit.details("Shared");
            visit.button("Regenerate").click();
            visit.choice("30 days").click();
            // Two writes at the very same moment cannot be timed from here: the answer is put in.
            visit.page().route("**/regenerate", route -> route.fulfill(
                    new com.microsoft.playwright.Route.FulfillOptions().setStatus(409)
                            .setContentType("application/problem+json").setBody("{\"status\": 409}")));
            visit.press("Regenerate").click();
            assertThat(visit.dialog().getByText("Somebody changed this token since you opened it.")).isVisible();
        }
    }

    @Test
    void nobodyIsToldThatNothingWasChangedUnlessThatIsKnown() {
        String path = create();
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting("Failed to load resource: .*")) {
            visit.details("Shared");
            visit.button("Regenerate").click();
            visit.choice("30 days").click();
            String unknown = "It is not known whether the token was regenerated: the old one may not work any more.";
            visit.answer("**/regenerate", 503, NOTHING_CHANGED);
            fails(visit, "The service is busy. Nothing was changed; try again in a moment.");
            visit.answer("**/regenerate", 503, NOT_KNOWN);
            fails(visit, "The service is busy. " + unknown);
            for (String gateway : List.of("{\"message\": \"Service Unavailable\"}", "<html>Bad gateway</html>", "",
                    "null")) {
                for (int status : List.of(500, 502, 503, 504)) {
                    visit.answer("**/regenerate", status, gateway);
                    fails(visit, unknown);
                }
            }
            visit.answerNothing("**/regenerate");
            fails(visit, "The service could not be reached. " + unknown);
            visit.answer("**/regenerate", 200, "{\"data\": {\"tok");
            fails(visit, "The service could not be reached. " + unknown);
            // Whatever happened: the token is read anew when the dialog closes.
            system.as("ada").patch(path, "{\"name\": \"Renamed meanwhile\"}").expect(200);
            visit.page().keyboard().press("Escape");
            assertThat(visit.page().getByRole(AriaRole.HEADING).getByText("Renamed meanwhile")).isVisible();
            visit.list();

            visit.answer("**/tokens?*", 503, NOTHING_CHANGED);
            visit.page().getByLabel("Active").check();
            assertThat(visit.page().getByText("The service is busy. Try again in a moment.")).isVisible();
            visit.answer("**/tokens?*", 504, "{\"message\": \"Endpoint request timed out\"}");
            visit.page().locator("[name=status][value='']").check();
            assertThat(visit.page().getByText("Something went wrong in the service. Try again in a moment."))
                    .isVisible();
            assertThat(visit.page().getByText("changed")).hasCount(0);
        }
    }

    private static void fails(ConsoleVisit visit, String sentence) {
        visit.press("Regenerate").click();
        assertThat(visit.dialog().locator(".problem")).containsText(sentence);
        if (!sentence.contains("Nothing was changed")) {
            assertThat(visit.dialog().locator(".problem")).not().containsText("Nothing was changed");
        }
    }

    @Test
    void aMissingScopeIsNotTakenForALostRight() {
        create();
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED.formatted("403"))) {
            visit.answer("**/tokens/revoke", 403, "{\"message\": \"Forbidden\"}");
            visit.row("Shared").getByTitle("Revoke").click();
            visit.press("Revoke token").click();
            assertThat(visit.dialog().getByText("Your sign-in does not allow this page to manage tokens.")).isVisible();
            visit.page().unroute("**/tokens/revoke");
            system.directory().put("/directory/workspaces/acme/members/max", "{\"role\": \"owner\", \"name\": \"Max\"}")
                    .expect(200);
            system.directory()
                    .put("/directory/workspaces/acme/members/ada", "{\"role\": \"viewer\", \"name\": \"Ada\"}")
                    .expect(200);
            visit.press("Revoke token").click();
            assertThat(visit.dialog().getByText("You are no longer an owner of this workspace")).isVisible();
        }
    }

    @Test
    void aLostMembershipIsNotTakenForARevokedToken() {
        String path = create();
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED.formatted("404"))) {
            visit.details("Shared");
            assertThat(visit.button("Regenerate")).isEnabled();
            system.directory().put("/directory/workspaces/acme/members/max", "{\"role\": \"owner\", \"name\": \"Max\"}")
                    .expect(200);
            system.directory().delete("/directory/workspaces/acme/members/ada").expect(204);
            visit.button("Revoke").click();
            visit.press("Revoke token").click();
            assertThat(visit.dialog().getByText("You are no longer a member of this workspace")).isVisible();
            assertThat(visit.page().getByText("already gone")).hasCount(0);

            system.directory().put("/directory/workspaces/acme/members/ada", "{\"role\": \"owner\", \"name\": \"Ada\"}")
                    .expect(201);
            system.as("ada").delete(path).expect(204);
            visit.press("Revoke token").click();
            assertThat(visit.page().getByText("Shared was already gone.")).isVisible();
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
        }
    }

    @Test
    void aSessionThatIsOverLeadsBackToThePage() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED.formatted("401"))) {
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            system.clock().advance(Duration.ofHours(2));
            visit.page().getByLabel("Active").check();
            assertThat(visit.sessionOver().getByText("Your session has ended")).isVisible();
            visit.screenshot("session-over");
            visit.page().clock().setFixedTime(Date.from(system.clock().instant()));
            visit.signInAgain("Ada");
            assertThat(visit.page()).hasURL(system.runner().url() + "/#/acme/settings/security?status=active");
            assertThat(visit.page().getByText("Nothing found")).isVisible();
        }
    }

    @Test
    void whoIsNoOwnerIsToldSo() {
        try (var visit = ConsoleVisit.to(system).signIn("Max")) {
            assertThat(
                    visit.page().getByText("Only owners manage the API tokens of Acme, and you are a manager there."))
                    .isVisible();
            assertThat(visit.page().getByRole(AriaRole.LINK,
                    new com.microsoft.playwright.Page.GetByRoleOptions().setName("Security"))).isVisible();
            assertThat(visit.button("Create token")).hasCount(0);
            visit.screenshot("not-an-owner");
        }
    }

    @Test
    void aSignInThatWasNotStartedHereEndsHere() {
        try (var visit = ConsoleVisit.to(system)) {
            visit.page().navigate(system.runner().url() + "/?code=stolen&state=x");
            assertThat(visit.page().getByText("That sign-in was not started here, or it is already over.")).isVisible();
            assertThat(visit.page()).hasURL(system.runner().url() + "/");
        }
    }

    @Test
    void codeAndTokensStayOutOfStorageAndAddress() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            assertThat(visit.page().evaluate("({...localStorage, ...sessionStorage})"))
                    .isEqualTo(Map.of("workspace-tokens:signed-in", "1"));
            assertThat(visit.traces()).doesNotContain("code=", "state=", "eyJ");
        }
    }

    @Test
    void whatTheFieldsCannotBeIsSaidAtThem() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.button("Create token").click();
            visit.press("Next").click();
            assertThat(visit.dialog().getByText("Give the token a name, so that you recognize it later.")).isVisible();
            visit.dialog().getByLabel("Name").fill("x");
            visit.dialog().getByLabel("Expiration date").fill("2030-01-01");
            visit.press("Next").click();
            assertThat(visit.dialog().getByText("Choose a day from today to 23 Nov 2027.")).isVisible();
            assertThat(visit.choice("Never")).hasCount(0);
        }
    }

    private String create() {
        return Acme.token(system, "Shared").header("location");
    }
}
