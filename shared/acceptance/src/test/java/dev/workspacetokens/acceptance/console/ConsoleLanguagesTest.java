package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.workspacetokens.acceptance.system.Running;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The console in the reader's language.
@Tag("browser")
class ConsoleLanguagesTest {

    /// Every text, label, title and placeholder on the page that has a letter and does not come from the catalogue.
    private static final String OF_NOWHERE = """
            (known) => {
              const roots = [document, ...[...document.querySelectorAll("*")].map(one => one.shadowRoot).filter(Boolean)];
              const found = [];
              const look = (text) => {
                // What stands between the brackets of the pseudo-locale comes from the catalogue, with what is put into it.
                let left = text;
                for (let before; before !== left;) { before = left; left = left.replace(/⟦[^⟦⟧]*⟧/g, ""); }
                // Numbers, dates and distances are the browser's own, in its own form.
                left = left.replace(/in \\d+ (days|hours)|(Nov|Dec|Jan|Feb) \\d+, \\d{4}|\\d+:\\d\\d [AP]M/g, "");
                known.forEach(one => { left = left.replaceAll(one, ""); });
                if (/\\p{L}{2}/u.test(left)) found.push(text.trim());
              };
              for (const root of roots) {
                const body = root.body ?? root;
                const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                  const parent = walker.currentNode.parentElement;
                  if (!parent?.closest("script, noscript, code, pre, style, figcaption")) look(walker.currentNode.data);
                }
                body.querySelectorAll("*").forEach(one => ["title", "placeholder", "aria-label"]
                  .forEach(name => one.hasAttribute(name) && look(one.getAttribute(name))));
              }
              return [...new Set(found)];
            }""";
    /// Names, roles and dates: what people and the access policy have written.
    private static final List<String> KNOWN = List.of("Workspace Tokens", "Acme", "Ada Lindqvist",
            "Max Okafor", "Release bot",
            "Admin", "Platform engineer", "Developer", "Tester / QA",
            "All that the tests know.", "Builds and the build configuration.", "Starts builds and aborts them.",
            "Looks at apps and builds.", "iOS Shop", "Android Shop", "Web", "ios-shop",
            "android-shop", "web", "UTC", "curl", "GitHub Actions", ".env", "192.0.2.0/24",
            "127.0.0.1");

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void everyTextComesFromTheCatalogue() {
        create();
        try (var visit = ConsoleVisit.speaking(system, "en-XA")) {
            look(visit, "welcome");
            visit.page().locator("button.primary").click();
            visit.button("Ada").click();
            assertThat(visit.row("Release bot")).isVisible();
            visit.page().locator(".more summary").click();
            visit.page().locator("tbody [type=checkbox]").check();
            look(visit, "list");
            visit.page().locator(".page-head button.primary").click();
            look(visit, "create");
            visit.dialog().locator("input[type=text]").fill("Web");
            primary(visit).click();
            assertThat(visit.dialog().locator(".role-picker")).isVisible();
            look(visit, "roles");
            visit.dialog().locator("[value=per]").click();
            assertThat(visit.dialog().locator(".app-roles li")).hasCount(3);
            visit.dialog().locator(".app-roles select").first().selectOption("developer");
            look(visit, "roles per app");
            primary(visit).click();
            assertThat(visit.dialog().locator(".secret")).isVisible();
            look(visit, "save");
            primary(visit).click();
            visit.row("Release bot").locator("a.token").click();
            assertThat(visit.page().locator(".events > li").first()).isVisible();
            look(visit, "token");
            for (int button = 0; button < 4; button++) {
                visit.page().locator(".buttons button").nth(button).click();
                assertThat(visit.dialog().locator("h2")).isVisible();
                look(visit, "dialog " + button);
                visit.page().keyboard().press("Escape");
                assertThat(visit.page().locator("dialog")).hasCount(0);
            }
            visit.page().evaluate("location.hash = '#/acme/settings/security/activity'");
            assertThat(visit.page().locator(".events > li").first()).isVisible();
            look(visit, "activity");
        }
    }

    @Test
    void aGermanReadsGermanWithGermanDates() {
        create();
        try (var visit = ConsoleVisit.speaking(system, "de-DE")) {
            visit.button("Anmelden").click();
            visit.button("Ada").click();
            assertThat(visit.page().getByText("Token erstellen").first()).isVisible();
            assertThat(visit.row("Release bot")).containsText("23. Dez. 2026");
            assertThat(visit.row("Release bot")).containsText("in 30 Tagen");
            visit.screenshot("german");
            visit.page().getByTitle("Details").first().click();
            assertThat(visit.page().locator(".token-page:not([aria-busy])")).isVisible();
            visit.screenshot("german-token");
        }
    }

    private static Locator primary(ConsoleVisit visit) {
        return visit.dialog().locator(".actions button[type=submit]");
    }

    private static void look(ConsoleVisit visit, String screen) {
        assertThat((List<?>) visit.page().evaluate(OF_NOWHERE, KNOWN)).as(screen).isEmpty();
        assertThat((Number) visit.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("what does not fit on " + screen).satisfies(more -> assertThat(more.intValue()).isNotPositive());
    }

    private void create() {
        system.as("ada")
                .post("/workspaces/acme/tokens",
                        """
                                {"name": "Release bot", "expires_at": "%s", "roles": {"apps": {"web": "admin", "ios-shop": "developer"}}}"""
                                .formatted(system.clock().inDays(30)))
                .expect(201);
    }
}
