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
            visit.button("Create token").click();
            visit.dialog().getByLabel("Name").fill("CI");
            visit.press("Next").click();
            visit.choice("Developer").click();
            visit.press("Next").click();
            String token = visit.dialog().locator(".secret").textContent();
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
            visit.page().evaluate("token => { window.token = token; }", system.runner().jwt("ada"));
            visit.button("Try again").click();
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
