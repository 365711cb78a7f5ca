package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.workspacetokens.acceptance.system.Running;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Lists of tokens, apps and roles that change while somebody looks at them, or hold what lists rarely hold.
@Tag("browser")
class ConsoleChoicesTest {

    private static final String FAILED = "Failed to load resource: .*";

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void whenTheLastPageIsEmptiedTheOneBeforeItIsShown() {
        for (int i = 1; i <= 26; i++) {
            system.clock().advance(Duration.ofSeconds(1));
            create("Token " + i, "{\"all_apps\": \"developer\"}");
        }
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.button("Next").click();
            assertThat(rows(visit)).hasCount(1);
            visit.row("Token 1").getByTitle("Revoke").click();
            visit.press("Revoke token").click();
            assertThat(rows(visit)).hasCount(25);
            assertThat(visit.row("Token 26")).isVisible();
            assertThat(visit.page().getByText("No tokens yet")).isHidden();
            assertThat(visit.button("Previous")).isHidden();
            assertThat(visit.focused()).isEqualTo("H1 Workspace API tokens");
        }
    }

    @Test
    void aFilteredPageThatIsEmptiedGivesWayToo() {
        for (int i = 1; i <= 26; i++) {
            system.clock().advance(Duration.ofSeconds(1));
            create("Token " + i, "{\"all_apps\": \"developer\"}");
        }
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.page().getByLabel("Active").check();
            assertThat(rows(visit)).hasCount(25);
            visit.button("Next").click();
            assertThat(rows(visit)).hasCount(1);
            visit.details("Token 1");
            visit.button("Revoke").click();
            visit.press("Revoke token").click();
            assertThat(rows(visit)).hasCount(25);
            assertThat(visit.page().getByText("Nothing found")).isHidden();
        }
    }

    @Test
    void appsAreInTheOrderOfTheirTitlesAndAllThatAreShownCanGetNone() {
        app("zebra", "Alpha");
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.fillInPerApp("CI");
            assertThat(visit.dialog().locator(".app-roles .app")).containsText(
                    new String[]{"Alpha", "Android Shop", "iOS Shop", "Web"});
            var all = visit.dialog().getByLabel("Role for all apps shown");
            all.selectOption("developer");
            assertThat(visit.dialog().getByText("4 of 4 apps with a role")).isVisible();
            visit.dialog().getByPlaceholder("Filter apps").fill("shop");
            all.selectOption("none");
            assertThat(visit.dialog().getByText("2 of 4 apps with a role")).isVisible();
            // Enter in the filter creates no token.
            visit.dialog().getByPlaceholder("Filter apps").press("Enter");
            visit.dialog().getByPlaceholder("Filter apps").fill("");
            assertThat(visit.dialog().locator(".app-roles li:visible")).hasCount(4);
            assertThat(visit.page().locator(".secret")).hasCount(0);
        }
    }

    @Test
    void anAppMayHaveAnyName() {
        app("constructor", "Constructor");
        app("valueof", "Value of");
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.fillInPerApp("CI");
            assertThat(visit.dialog().getByText("0 of 5 apps with a role")).isVisible();
            assertThat(visit.dialog().getByLabel("Constructor")).hasValue("none");
            visit.dialog().getByLabel("Web").selectOption("admin");
            visit.dialog().getByLabel("Constructor").selectOption("developer");
            assertThat(visit.dialog().getByText("2 of 5 apps with a role")).isVisible();
            visit.dialog().getByLabel("Constructor").selectOption("none");
            visit.page().onDialog(dialog -> dialog.accept());
            visit.page().reload();
            assertThat(visit.dialog().getByText("1 of 5 apps with a role")).isVisible();
            visit.dialog().getByLabel("Constructor").selectOption("developer");
            visit.press("Next").click();
            visit.press("Copy and close").click();
            visit.details("CI");
            assertThat(visit.page().getByText("Roles in apps (2 apps)")).isVisible();
            visit.button("Edit").click();
            assertThat(visit.dialog().getByLabel("Constructor")).hasValue("developer");
            assertThat(visit.dialog().getByLabel("Value of")).hasValue("none");
        }
    }

    @Test
    void filtersFindHoweverItIsWritten() {
        app("cafe", Normalizer.normalize("Café Zürich", Normalizer.Form.NFD));
        app("odos", "ΟΔΟΣΑ");
        app("strasse", "Große Straße");
        app("wide", "ＦＵＬＬ width");
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.fillInPerApp("CI");
            var shown = visit.dialog().locator(".app-roles li:visible");
            assertThat(shown).hasCount(7);
            for (var search : Map.of("CAFÉ z", "cafe", "οδος", "odos", "STRASSE", "strasse", "GROẞE", "strasse", "full",
                    "wide", "ＷＥＢ", "web").entrySet()) {
                visit.dialog().getByPlaceholder("Filter apps").fill(search.getKey());
                assertThat(shown).hasCount(1);
                assertThat(shown.locator("small")).hasText(search.getValue());
            }
            visit.dialog().getByPlaceholder("Filter apps").fill("cafe z");
            assertThat(shown).hasCount(0);
        }
    }

    @Test
    void anAppThatLeavesMeanwhileIsNamedAndTheRestOfTheChoiceStays() {
        app("wiki", "The Wiki");
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED)) {
            visit.button("Create token").click();
            visit.dialog().getByLabel("Name").fill("CI");
            visit.choice("30 days").click();
            visit.press("Next").click();
            visit.choice("Roles per apps").click();
            visit.dialog().getByLabel("The Wiki").selectOption("admin");
            visit.dialog().getByLabel("Web").selectOption("developer");
            system.directory().delete("/directory/workspaces/acme/apps/wiki").expect(204);
            app("fresh", "Fresh");
            visit.press("Next").click();
            assertThat(visit.dialog().getByText("The Wiki has left the workspace and can get no role.")).isVisible();
            assertThat(visit.dialog().getByLabel("The Wiki")).hasCount(0);
            assertThat(visit.dialog().getByLabel("Fresh")).hasValue("none");
            assertThat(visit.dialog().getByLabel("Web")).hasValue("developer");
            assertThat(visit.dialog().getByText("1 of 4 apps with a role")).isVisible();
            assertThat(visit.focused()).isEqualTo("BUTTON Next");
            visit.press("Next").click();
            visit.press("Copy and close").click();
            assertThat(visit.row("CI")).containsText("Developer (1)");
            assertThat(visit.row("CI")).containsText("in 30 days");
        }
    }

    @Test
    void aDisabledTokenIsMarkedInTheListAndInItsDetails() {
        create("CI", "{\"all_apps\": \"developer\"}");
        String id = system.as("ada").get("/workspaces/acme/tokens").all("id").getFirst();
        system.as("ada").patch("/workspaces/acme/tokens/" + id, "{\"disabled\": true}").expect(200);
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            assertThat(visit.row("CI")).containsText("disabled");
            visit.details("CI");
            assertThat(visit.page().locator(".badges")).containsText("disabled");
        }
    }

    @Test
    void theOnlyAppOfAChoiceMayLeaveToo() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED)) {
            visit.fillInPerApp("CI");
            visit.dialog().getByLabel("Web").selectOption("developer");
            system.directory().put("/directory/workspaces/globex/apps/web", "{\"title\": \"Web\"}").expect(200);
            visit.press("Next").click();
            assertThat(visit.dialog().getByText("Web has left the workspace and can get no role.")).isVisible();
            assertThat(visit.press("Next")).isDisabled();
            assertThat(visit.focused()).isEqualTo("H2 Create token");
            visit.page().keyboard().press("Escape");
            assertThat(visit.dialog()).containsText("Discard this token?");
        }
    }

    @Test
    void whereNoneOfTheChosenAppsIsLeftOthersAreOffered() {
        create("CI", "{\"apps\": {\"web\": \"developer\", \"ios-shop\": \"developer\"}}");
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting(FAILED)) {
            visit.details("CI");
            visit.button("Edit").click();
            assertThat(visit.dialog().getByText("2 of 3 apps with a role")).isVisible();
            system.directory().delete("/directory/workspaces/acme/apps/web").expect(204);
            app("fresh", "Fresh");
            visit.dialog().getByLabel("iOS Shop").selectOption("none");
            visit.press("Save").click();
            assertThat(visit.dialog().getByText("None of the apps that you chose is in this workspace any more."))
                    .isVisible();
            assertThat(visit.dialog().getByText("0 of 3 apps with a role")).isVisible();
            assertThat(visit.dialog().getByLabel("Web")).hasCount(0);
            assertThat(visit.press("Save")).isDisabled();
            visit.dialog().getByLabel("Fresh").selectOption("admin");
            visit.press("Save").click();
            visit.list();
            assertThat(visit.row("CI")).containsText("Admin (1)");
        }
    }

    @Test
    void aChoiceAmongTheFirstAppsIsKeptUntilTheOthersAreThere() {
        String apps = IntStream.rangeClosed(1, 250)
                .mapToObj(i -> "{\"slug\": \"app-%1$03d\", \"title\": \"Application %1$03d\"}".formatted(i))
                .collect(Collectors.joining(","));
        system.directory().put("/directory/workspaces/acme/apps", "{\"apps\": [" + apps + "]}").expect(200);
        create("CI", "{\"apps\": {\"app-001\": \"developer\", \"app-250\": \"developer\"}}");
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.details("CI");
            assertThat(visit.button("Edit")).isVisible();
            List<Route> held = new ArrayList<>();
            visit.page().route("**/apps?next=*", held::add);
            visit.button("Edit").click();
            assertThat(visit.dialog().getByLabel("Application 001")).hasValue("developer");
            assertThat(visit.press("Save")).isEnabled();
            visit.dialog().getByLabel("Application 001").selectOption("admin");
            assertThat(visit.press("Save")).isDisabled();
            visit.page().keyboard().press("Escape");
            assertThat(visit.dialog()).containsText("Discard your changes?");
            visit.press("Go back").click();
            visit.page().waitForCondition(() -> !held.isEmpty());
            visit.page().unroute("**/apps?next=*");
            held.forEach(Route::resume);
            assertThat(visit.dialog().getByText("2 of 250 apps with a role")).isVisible();
            visit.press("Save").click();
            visit.list();
            assertThat(visit.row("CI")).containsText("Admin (1)");
            assertThat(visit.row("CI")).containsText("Developer (1)");
        }
    }

    @Test
    void aTokenWithARoleThatIsGoneIsRenamed() throws Exception {
        create("Per app", "{\"apps\": {\"web\": \"tester-qa\", \"ios-shop\": \"developer\"}}");
        create("All apps", "{\"all_apps\": \"tester-qa\"}");
        try (var visit = ConsoleVisit.to(system)) {
            visit.answer("**/roles", 200, """
                    {"data": [{"id": "developer", "title": "Developer", "description": "", "permissions": []}]}""");
            visit.signIn("Ada");
            for (String name : new String[]{"Per app", "All apps"}) {
                visit.details(name);
                visit.button("Edit").click();
                if (name.equals("Per app")) {
                    assertThat(visit.dialog().getByText("2 of 3 apps with a role")).isVisible();
                }
                visit.dialog().getByLabel("Name").fill(name + " renamed");
                var sent = visit.page().waitForRequest(request -> request.method().equals("PATCH"),
                        () -> visit.press("Save").click());
                assertThat(new ObjectMapper().readTree(Objects.requireNonNull(sent.postData())).toString())
                        .isEqualTo("{\"name\":\"" + name + " renamed\"}");
                visit.list();
                assertThat(visit.row(name + " renamed")).containsText("tester-qa");
            }
        }
    }

    private static Locator rows(ConsoleVisit visit) {
        return visit.page().locator(".list tbody tr:not(.skeleton)");
    }

    private void app(String slug, String title) {
        system.directory().put("/directory/workspaces/acme/apps/" + slug, "{\"title\": \"" + title + "\"}").expect(201);
    }

    private void create(String name, String roles) {
        Acme.token(system, name, roles);
    }
}
