package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.local.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The element `<workspace-tokens>` in a page of another origin, which has a strict Content-Security-Policy and wants
/// trusted types.
@Tag("browser")
class ConsoleElementTest {

    /// Puts a style sheet into the page in place of that before.
    private static final String STYLE = """
            style => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(style);
              document.adoptedStyleSheets = [sheet];
            }""";

    private static final Map<String, String> THEMES = Map.of(
            "square", """
                    :root { color-scheme: light; --wt-accent-light: #0a5d3b; --wt-radius: 0; --wt-font: serif }""",
            "night", """
                    :root { color-scheme: dark; background: #0b1020; color: #e8ecff; --wt-page: #0b1020;
                      --wt-surface: #141b33; --wt-raised: #1b2442; --wt-sunken: #0f1530; --wt-text: #e8ecff;
                      --wt-accent-dark: #8fb8ff; --wt-on-accent-dark: #07122b }""",
            "sepia", """
                    :root { color-scheme: light; background: #f4ecd8; --wt-page: #f4ecd8; --wt-surface: #fbf5e6;
                      --wt-raised: #fffaf0; --wt-sunken: #efe5cc; --wt-text: #3b2f1e; --wt-accent-light: #7a3b00 }""");

    private final HttpServer host;
    private final String origin;
    @AutoClose private final Running system;

    ConsoleElementTest() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin = "http://localhost:" + host.getAddress().getPort();
        host.start();
        system = Running.with(Options.ofThisBuild().withParameters(Map.of("ConsoleOrigins", origin)));
    }

    @AfterEach
    void stop() {
        host.stop(0);
    }

    @Test
    void anOwnerCreatesATokenInAPageOfSomebodyElse() {
        try (var visit = host("")) {
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            String token = visit.create("CI");
            visit.screenshot("element");
            visit.press("Copy and close").click();
            assertThat(visit.row("CI")).isVisible();
            system.sending(token).get("/me").expect(200);
            String told = String.valueOf(visit.page().evaluate("JSON.stringify(window.told)"));
            assertThat(told).contains("token-created", "\"name\":\"CI\"").doesNotContain(token);
            // The address is the page's own.
            assertThat(visit.page()).hasURL(origin + "/");
            visit.details("CI");
            assertThat(visit.page()).hasURL(origin + "/");
            visit.list();
            assertThat(visit.row("CI")).isVisible();
            visit.assertAccessible("element");
        }
    }

    @Test
    void thePageIsToldThatASessionIsNeededAndGivesAnother() {
        try (var visit = host("window.token = 'no token';").expecting("Failed to load resource: .* 401 .*")) {
            assertThat(visit.page().getByText("Your session has ended. Sign in again.").first()).isVisible();
            assertThat((String) visit.page().evaluate("window.told.map(one => one.type).join()"))
                    .contains("session-needed");
            visit.page().evaluate("token => { document.querySelector('workspace-tokens').accessToken = () => token; }",
                    system.runner().jwt("ada"));
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
        }
    }

    @Test
    void theWorkspaceAndTheColoursAreThePages() {
        system.directory().put("/directory/workspaces/globex/members/ada", "{\"role\": \"owner\", \"name\": \"Ada\"}")
                .expect(201);
        try (var visit = host("")) {
            assertThat(visit.page().getByText("No tokens yet")).isVisible();
            visit.page().evaluate("""
                    () => {
                      document.documentElement.style.setProperty("--wt-accent-light", "#0a5d3b");
                      document.querySelector("workspace-tokens").setAttribute("workspace", "globex");
                    }""");
            visit.button("Create token").click();
            assertThat(visit.dialog()).containsText("Globex");
            assertThat(visit.press("Next")).hasCSS("background-color", "rgb(10, 93, 59)");
        }
    }

    @Test
    void whateverThePageLooksLikeEveryTextCanBeRead() {
        Acme.token(system, "Release bot", "{\"apps\": {\"web\": \"admin\"}}", 3);
        try (var visit = host("")) {
            assertThat(visit.row("Release bot")).isVisible();
            inEachTheme(visit, "list");
            visit.fillIn("CI");
            inEachTheme(visit, "roles");
            visit.press("Next").click();
            assertThat(visit.dialog().locator(".secret")).isVisible();
            inEachTheme(visit, "save");
            visit.press("Copy and close").click();
            visit.details("Release bot");
            inEachTheme(visit, "details");
        }
    }

    @Test
    void thePageStylesTheParts() {
        try (var visit = host("")) {
            visit.page().evaluate(STYLE, """
                    workspace-tokens::part(heading) { font-family: serif }
                    workspace-tokens::part(primary) { text-transform: uppercase }
                    workspace-tokens::part(dialog) { border: 3px solid red }""");
            assertThat(visit.page().locator("workspace-tokens h1")).hasCSS("font-family", "serif");
            visit.button("Create token").click();
            assertThat(visit.press("Next")).hasCSS("text-transform", "uppercase");
            assertThat(visit.dialog()).hasCSS("border-top-width", "3px");
        }
    }

    private static void inEachTheme(ConsoleVisit visit, String screen) {
        THEMES.forEach((theme, style) -> {
            visit.page().evaluate(STYLE, style);
            visit.screenshot("element-" + screen + "-" + theme);
            visit.assertAccessible(screen + " in the theme " + theme);
        });
    }

    private ConsoleVisit host(String script) {
        String console = system.runner().url();
        String html = """
                <!doctype html>
                <html lang="en"><link rel="icon" href="data:,"><title>Somebody's page</title>
                <main><h1>Somebody's page</h1><workspace-tokens workspace="acme"></workspace-tokens></main>
                <script nonce="n">
                  window.token = "%s"; window.told = [];
                  %s
                  document.querySelector("workspace-tokens").accessToken = () => window.token;
                  for (const type of ["token-created", "session-needed"]) {
                    addEventListener(type, (event) => window.told.push({type, detail: event.detail}));
                  }
                </script>
                <script nonce="n" type="module" src="%s/assets/workspace-tokens.js"></script>
                """.formatted(system.runner().jwt("ada"), script, console);
        host.createContext("/", exchange -> {
            byte[] page = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy",
                    "default-src 'none'; script-src 'nonce-n'; img-src data:; connect-src " + console
                            + "; require-trusted-types-for 'script'; trusted-types 'none'");
            exchange.sendResponseHeaders(200, page.length);
            try (var body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        return ConsoleVisit.hosted(system, origin + "/");
    }
}
