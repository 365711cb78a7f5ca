package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import dev.workspacetokens.acceptance.system.Running;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The console by keyboard, by screen reader, in the dark and on a phone.
@Tag("browser")
class ConsoleAccessTest {

    private static final Locator.GetByTextOptions EXACTLY = new Locator.GetByTextOptions().setExact(true);

    @AutoClose private final Running system = Running.withDemoData();

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 390, 844", "DARK, 390, 844"})
    void everyScreenIsAccessible(ColorScheme scheme, int width, int height) {
        system.as("ada")
                .post("/workspaces/acme/tokens",
                        """
                                {"name": "Release bot", "expires_at": "%s", "roles": {"apps": {"web": "admin", "ios-shop": "developer"}}}"""
                                .formatted(system.clock().inDays(30)))
                .expect(201);
        String suffix = (scheme + (width < 500 ? "-phone" : "")).toLowerCase(java.util.Locale.ROOT);
        try (var visit = ConsoleVisit.with(system, scheme, width, height)) {
            look(visit, "welcome-" + suffix);
            visit.button("Sign in").click();
            assertThat(visit.button("Ada")).isVisible();
            look(visit, "sign-in-" + suffix);
            visit.button("Ada").click();
            assertThat(visit.row("Release bot")).isVisible();
            look(visit, "list-" + suffix);
            visit.button("Create token").click();
            look(visit, "create-" + suffix);
            visit.dialog().getByLabel("Name").fill("CI");
            visit.press("Next").click();
            look(visit, "roles-" + suffix);
            visit.choice("Roles per apps").click();
            visit.dialog().getByLabel("Web").selectOption("admin");
            look(visit, "per-app-" + suffix);
            visit.press("Next").click();
            assertThat(visit.dialog().locator(".secret")).isVisible();
            look(visit, "save-" + suffix);
            visit.press("Copy and close").click();
            visit.details("Release bot");
            assertThat(visit.page().getByText("Roles in apps (2 apps)")).isVisible();
            look(visit, "details-" + suffix);
            visit.button("Edit").click();
            look(visit, "edit-" + suffix);
            visit.press("Back").click();
            visit.button("Regenerate").click();
            look(visit, "regenerate-" + suffix);
            assertThat((Number) visit.page().evaluate("document.documentElement.scrollWidth - "
                    + "document.documentElement.clientWidth")).isEqualTo(0);
        }
    }

    /// As it is, and, where the colours are the console's light ones, in those of the person's system, too.
    private static void look(ConsoleVisit visit, String screen) {
        visit.screenshot(screen);
        visit.assertAccessible(screen);
        if (screen.endsWith("-light")) {
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            visit.screenshot(screen.replace("-light", "-forced"));
            visit.assertAccessible(screen + " in forced colours");
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        }
    }

    @Test
    void aTokenIsCreatedByKeyboardAlone() {
        try (var visit = ConsoleVisit.to(system)) {
            var keys = visit.page().keyboard();
            visit.button("Sign in").focus();
            keys.press("Enter");
            visit.button("Ada").focus();
            keys.press("Enter");
            assertThat(visit.page().getByText("No tokens yet")).isVisible();

            visit.page().locator("body").press("Tab");
            assertThat(visit.focused()).isEqualTo("A Skip to content");
            keys.press("Enter");
            keys.press("Tab");
            assertThat(visit.focused()).isEqualTo("BUTTON Create token");
            keys.press("Enter");
            keys.type("By keyboard");
            keys.press("Enter");
            assertThat(visit.dialog().getByText("Role in all apps", EXACTLY)).isVisible();
            // Past the button that closes and the choice of apps, to the roles.
            keys.press("Tab");
            keys.press("Tab");
            keys.press("Tab");
            keys.press("Space");
            keys.press("Enter");
            assertThat(visit.dialog().locator(".secret")).isVisible();
            keys.press("Escape");
            assertThat(visit.dialog()).containsText("Close without copying?");
            keys.press("Escape");
            assertThat(visit.dialog()).not().containsText("Close without copying?");
            keys.press("Escape");
            assertThat(visit.dialog()).containsText("Close without copying?");
            keys.press("Escape");
            visit.press("Copy and close").focus();
            keys.press("Enter");
            assertThat(visit.dialog()).hasCount(0);
            assertThat(visit.row("By keyboard")).isVisible();
            assertThat(visit.focused()).isEqualTo("BUTTON Create token");
            assertThat(visit.presses()).isZero();
        }
    }
}
