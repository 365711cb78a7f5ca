package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.workspacetokens.acceptance.system.Running;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every button of every dialog can be reached in a small window: a wide screen magnified, a phone either way up.
@Tag("browser")
class ConsoleSmallWindowsTest {

    /// Whether what is seen in the middle of an element is the element, once it was scrolled to.
    private static final String REACHED = """
            element => {
              element.scrollIntoView({block: "nearest"});
              const {left, top, width, height} = element.getBoundingClientRect();
              const seen = element.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
              return left >= 0 && top >= 0 && left + width <= innerWidth && top + height <= innerHeight
                && (seen === element || element.contains(seen) || (seen !== null && seen.contains(element)));
            }""";

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
            visit.screenshot("small-details" + size);
            assertThat((Number) visit.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .satisfies(wider -> assertThat(wider.intValue()).isNotPositive());
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

    private static void look(ConsoleVisit visit, String screen) {
        visit.screenshot(screen);
        for (Locator button : visit.dialog().locator(".actions button, .head button").all()) {
            assertThat(button.evaluate(REACHED)).as(button.textContent() + " on " + screen).isEqualTo(true);
        }
        for (Locator field : visit.dialog().locator("input:visible, select:visible, textarea:visible").all()) {
            assertThat(field.evaluate(REACHED)).as("a field on " + screen).isEqualTo(true);
        }
        assertThat((Number) visit.dialog().evaluate("dialog => dialog.scrollWidth - dialog.clientWidth")).as(screen)
                .isEqualTo(0);
    }
}
