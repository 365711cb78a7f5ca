package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.workspacetokens.acceptance.system.Running;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every button of every dialog can be reached in a small window: a wide screen magnified, a phone either way up.
@Tag("browser")
class ConsoleSmallWindowsTest {

    /// Whether what is seen in the middle of an element is the element, once it was scrolled to.
    private static final String REACHED = """
            async element => {
              element.scrollIntoView({block: "nearest"});
              // A row that was never drawn gets its height when it is, and moves what is below it.
              await new Promise(requestAnimationFrame);
              await new Promise(requestAnimationFrame);
              element.scrollIntoView({block: "nearest"});
              const {left, top, width, height} = element.getBoundingClientRect();
              const seen = element.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
              return left >= 0 && top >= 0 && left + width <= innerWidth && top + height <= innerHeight
                && (seen === element || element.contains(seen) || (seen !== null && seen.contains(element)));
            }""";

    /// What makes the page wider than the window.
    private static final String WIDER = """
            () => document.documentElement.scrollWidth <= innerWidth ? []
              : [document, document.querySelector("workspace-tokens").shadowRoot]
                .flatMap(root => [...root.querySelectorAll("*")])
                .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
                .map(one => one.tagName + "." + one.className + " " + one.textContent.trim().slice(0, 30))""";

    @AutoClose private final Running system = Running.withDemoData();

    @ParameterizedTest
    @CsvSource({"1280, 800", "640, 400", "720, 450", "844, 390", "320, 700", "320, 256"})
    void everyButtonOfEveryDialogIsInReach(int width, int height) {
        system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "A release bot with a long name for a small window", "expires_at": "%s",
                 "roles": {"apps": {"web": "admin", "ios-shop": "developer", "android-shop": "tester-qa"}}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        String size = "-" + width + "x" + height;
        try (var visit = ConsoleVisit.with(system, ColorScheme.LIGHT, width, height).signIn("Ada")) {
            visit.button("Create token").click();
            look(visit, "small-create" + size);
            visit.dialog().getByLabel("Name").fill("CI");
            visit.press("Next").click();
            assertThat(visit.dialog().getByText("Role in all apps", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
            look(visit, "small-roles" + size);
            visit.choice("Roles per apps").click();
            visit.dialog().getByLabel("Web").selectOption("admin");
            look(visit, "small-per-app" + size);
            visit.assertAccessible("small-per-app" + size);
            visit.press("Close").click();
            look(visit, "small-discard" + size);
            visit.press("Go back").click();
            visit.press("Next").click();
            assertThat(visit.dialog().locator(".secret")).isVisible();
            look(visit, "small-save" + size);
            visit.press("Copy and close").click();

            visit.details("A release bot");
            assertThat(visit.page().getByText("Roles in apps (3 apps)")).isVisible();
            fits(visit, "small-details" + size);
            visit.button("Edit").click();
            look(visit, "small-edit" + size);
            visit.press("Back").click();
            visit.button("Regenerate").click();
            look(visit, "small-regenerate" + size);
            visit.press("Back").click();
            visit.button("Revoke").click();
            look(visit, "small-revoke" + size);
        }
    }

    /// Titles of 100 characters, of words and of one word, where there is room and where there is none.
    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void longNamesMakeNothingWider(int width, int height) {
        system.directory()
                .put("/directory/workspaces/acme", "{\"title\": \"%s\"}".formatted("Words ".repeat(16) + "end"))
                .expect(200);
        system.directory().put("/directory/workspaces/acme/apps/web", "{\"title\": \"%s\"}".formatted("W".repeat(100)))
                .expect(200);
        try (var visit = ConsoleVisit.with(system, ColorScheme.LIGHT, width, height).signIn("Ada")) {
            visit.button("Create token").click();
            visit.dialog().getByLabel("Name").fill("N".repeat(100));
            visit.press("Next").click();
            visit.choice("Roles per apps").click();
            visit.dialog().locator(".app-roles select").first().selectOption("admin");
            visit.dialog().locator(".app-roles select").last().selectOption("admin");
            look(visit, "long-roles-" + width);
            visit.press("Next").click();
            assertThat(visit.dialog().locator(".secret")).isVisible();
            look(visit, "long-save-" + width);
            visit.press("Copy and close").click();
            assertThat(visit.dialog()).hasCount(0);
            assertThat(visit.row("NNN")).isVisible();
            fits(visit, "long-list-" + width);
            visit.details("NNN");
            fits(visit, "long-details-" + width);
        }
    }

    private static void fits(ConsoleVisit visit, String screen) {
        visit.screenshot(screen);
        assertThat((List<?>) visit.page().evaluate(WIDER)).as("wider than " + screen).isEmpty();
    }

    private static void look(ConsoleVisit visit, String screen) {
        visit.screenshot(screen);
        for (Locator button : visit.dialog().locator(".actions button, .head button").all()) {
            assertThat(button.evaluate(REACHED)).as(button.textContent() + " on " + screen).isEqualTo(true);
        }
        for (Locator field : visit.dialog().locator("input:visible, select:visible, textarea:visible").all()) {
            assertThat(field.evaluate(REACHED))
                    .as(field.evaluate("field => field.outerHTML.slice(0, 100)") + " on " + screen).isEqualTo(true);
        }
        assertThat((Number) visit.dialog().evaluate("dialog => dialog.scrollWidth - dialog.clientWidth")).as(screen)
                .isEqualTo(0);
    }
}
