package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.local.Options;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A company of 60 workspaces, 400 apps and 2,000 tokens. Prints how long each view takes, and each time that the
/// page's scripts took over 50 ms: what is too slow is for people to say, as machines differ.
@Tag("browser")
@Tag("scale")
class ConsoleAtScaleTest {

    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);
    /// Milliseconds.
    private static final int MOST = 50;
    private static final int WORKSPACES = 60;
    private static final int APPS = 400;
    private static final int TOKENS = 2_000;

    @AutoClose private final Running system = Running.with(Options.ofThisBuild()
            .withParameters(Map.of("MaxTokensPerWorkspace", String.valueOf(TOKENS))));

    @Test
    void everythingIsFoundInACompany() {
        fill();
        try (var visit = ConsoleVisit.to(system)) {
            visit.watchingScripts().signIn("Ada");
            assertThat(visit.page().getByText("All 2,000")).isVisible();
            var _ = visit.scripts();
            Page page = visit.page();
            see(visit, "next page", visit.button("Next"), "button:not([hidden])", "Previous");
            see(visit, "by name", page.locator("th.name .sort"), ".list tbody tr", "Integration 1000");
            see(visit, "a name", page.getByPlaceholder("Search by name"), ".list tbody tr", "Integration 1234",
                    "Integration 1234");
            see(visit, "its page", visit.row("Integration 1234").locator("a.token"), "h2", "400 apps");
            see(visit, "all activity", page.getByText("Activity", EXACTLY).first(), ".events li", "Token created");
            see(visit, "menu", page.locator(".switcher button"), ".switcher li", "Company 60");
            see(visit, "a workspace in it", page.locator(".switcher input"), ".switcher li:not([hidden])",
                    "Company 59", "59");
            see(visit, "another workspace", page.locator(".switcher li a:visible"), "h2", "No tokens yet");
            page.goBack();
            see(visit, "the list", page.getByText("Security", EXACTLY).first(), ".list tbody tr", "Integration");
            see(visit, "create", visit.button("Create token"), "dialog h2", "Create token");
            visit.dialog().getByLabel("Name").fill("One more");
            see(visit, "roles", visit.press("Next"), "dialog legend", "Role in all apps");
            see(visit, "roles per app", visit.choice("Roles per apps").locator("input"), "dialog .app-summary",
                    "0 of 400 apps");
            see(visit, "an app", visit.dialog().getByPlaceholder("Filter apps"),
                    ".app-roles:has(li:first-child[hidden]) li:not([hidden])", "Application 399", "application 399");
        }
    }

    private static void see(ConsoleVisit visit, String view, Locator click, String selector, String text) {
        see(visit, view, click, selector, text, "");
    }

    /// Clicks, or types, and waits for the text within what matches. All happens in the page, so that no time but its
    /// own counts.
    private static void see(ConsoleVisit visit, String view, Locator at, String selector, String text, String typed) {
        Object millis = at.evaluate("""
                (element, [selector, text, typed]) => new Promise(done => {
                  const before = performance.now();
                  const look = () => {
                    const found = [document, document.querySelector("workspace-tokens").shadowRoot]
                      .flatMap(root => [...root.querySelectorAll(selector)]);
                    if (found.some(one => one.textContent.includes(text))) {
                      done(Math.round(performance.now() - before));
                    } else {
                      requestAnimationFrame(look);
                    }
                  };
                  if (typed) {
                    element.value = typed;
                    element.dispatchEvent(new Event("input", {bubbles: true}));
                  } else {
                    element.click();
                  }
                  requestAnimationFrame(look);
                })""", List.of(selector, text, typed));
        System.out.println("%s: %s ms, the page's scripts over 50 ms: %s".formatted(view, millis,
                visit.scripts().stream().filter(took -> took > MOST).toList()));
    }

    private void fill() {
        Acme.apps(system, APPS);
        IntStream.rangeClosed(1, WORKSPACES).forEach(i -> {
            system.directory().put("/directory/workspaces/company-" + i, "{\"title\": \"Company %d\"}".formatted(i))
                    .expect(201);
            system.directory().put("/directory/workspaces/company-" + i + "/members/ada",
                    "{\"role\": \"owner\", \"name\": \"Ada Lindqvist\"}").expect(201);
        });
        String everywhere = IntStream.rangeClosed(1, APPS).mapToObj("\"app-%d\": \"developer\""::formatted)
                .collect(Collectors.joining(", ", "{\"apps\": {", "}}"));
        for (int i = 1; i <= TOKENS; i++) {
            Acme.token(system, "Integration " + i, i == 1234 ? everywhere : "{\"all_apps\": \"developer\"}",
                    1 + i % 300);
        }
    }
}
