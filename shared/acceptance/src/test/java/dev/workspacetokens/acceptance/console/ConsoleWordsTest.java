package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.workspacetokens.acceptance.system.Running;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page calls an app what the access policy calls it.
@Tag("browser")
class ConsoleWordsTest {

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void everyTextFollowsTheAccessPolicyAndNoNameDoes() {
        system.directory().put("/directory/workspaces/acme/apps/web", "{\"title\": \"My app and its apps\"}")
                .expect(200);
        system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "The app's token", "expires_at": "%s", "roles": {"apps": {"web": "developer"}}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        try (var visit = ConsoleVisit.to(system)) {
            visit.answer("**/roles", 200, """
                    {"data": [{"id": "developer", "title": "Developer", "description": "Builds.", "permissions": []}],
                     "resource": {"one": "project", "many": "projects"}}""");
            visit.signIn("Ada");
            assertThat(visit.page().getByRole(AriaRole.COLUMNHEADER)
                    .getByText("Roles in projects")).isVisible();
            visit.details("The app's token");
            assertThat(visit.page().getByText("Roles in projects (1 project)")).isVisible();
            assertThat(visit.page().getByText("My app and its apps")).isVisible();
            visit.button("Edit").click();
            assertThat(visit.dialog().getByText("The same role in all projects, current and future.")).isVisible();
            assertThat(visit.dialog().getByPlaceholder("Filter projects")).isVisible();
            visit.screenshot("words");
        }
    }
}
