package dev.workspacetokens.acceptance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.testing.Patience;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// Somebody who opens the console of a running system in Chromium, whose clock is the system's.
///
/// When it is closed, the page must have left no error in the browser's console but those that a test expects, and have
/// called no other origin.
final class ConsoleVisit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private static final Path MODULES = Path.of("../../functions/console/src/main/web");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private final BrowserContext context;
    private final Page page;
    private final List<Request> finished = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private String expected = "(?!)";

    private ConsoleVisit(Running system, Browser.NewContextOptions options, List<String> withoutArguments) {
        this(system, options, withoutArguments, system.runner().url() + "/");
    }

    private ConsoleVisit(Running system, Browser.NewContextOptions options, List<String> withoutArguments,
            String home) {
        this.context = Chromium.without(withoutArguments)
                .newContext((options.locale == null ? options.setLocale("en-GB") : options)
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        this.page = context.newPage();
        page.clock().setFixedTime(Date.from(system.clock().instant()));
        page.setDefaultTimeout((double) Patience.OF_A_PAGE.toMillis());
        PlaywrightAssertions.setDefaultAssertionTimeout((double) Patience.OF_A_PAGE.toMillis());
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(system.runner().url() + "/") && !request.url().startsWith(home)) {
                foreign.add(request.url());
            }
        });
        // Only noted: who asks the browser while it closes hears that it is closed.
        page.onRequestFinished(finished::add);
        page.addInitScript("window.presses = 0; addEventListener('pointerdown', () => window.presses++, true);");
    }

    /// Opens the console on a wide screen, in light colours.
    static ConsoleVisit to(Running system) {
        return with(system, ColorScheme.LIGHT, WIDTH, HEIGHT);
    }

    /// Opens the console.
    static ConsoleVisit with(Running system, ColorScheme scheme, int width, int height) {
        return open(system, screen(scheme, width, height).setTimezoneId("UTC"), List.of());
    }

    /// Opens the console where the local time is another.
    static ConsoleVisit in(Running system, String timeZone) {
        return open(system, screen(ColorScheme.LIGHT, WIDTH, HEIGHT).setTimezoneId(timeZone), List.of());
    }

    /// Opens the console in a browser that speaks this language.
    static ConsoleVisit speaking(Running system, String language) {
        return open(system, screen(ColorScheme.LIGHT, WIDTH, HEIGHT).setTimezoneId("UTC").setLocale(language),
                List.of());
    }

    /// Opens a page of somebody else.
    static ConsoleVisit hosted(Running system, String address) {
        var visit = new ConsoleVisit(system, screen(ColorScheme.LIGHT, WIDTH, HEIGHT).setTimezoneId("UTC"), List.of(),
                address);
        visit.page.navigate(address);
        return visit;
    }

    /// Opens the console in a browser that keeps pages that were left, as browsers do outside tests.
    static ConsoleVisit keepingPages(Running system) {
        return open(system, screen(ColorScheme.LIGHT, WIDTH, HEIGHT).setTimezoneId("UTC"),
                List.of("--disable-back-forward-cache"));
    }

    private static ConsoleVisit open(Running system, Browser.NewContextOptions options, List<String> withoutArguments) {
        var visit = new ConsoleVisit(system, options, withoutArguments);
        visit.page.navigate(system.runner().url() + "/");
        return visit;
    }

    /// Somebody who wants no motion: what is looked at is never on its way.
    private static Browser.NewContextOptions screen(ColorScheme scheme, int width, int height) {
        return new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, height)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    /// Signs in on the issuer's page, and waits for the console.
    ConsoleVisit signIn(String name) {
        button("Sign in").click();
        button(name).click();
        page.getByText("Sign out").waitFor();
        return this;
    }

    Page page() {
        return page;
    }

    /// A button, by the beginning of its name.
    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
    }

    /// A button of the dialog on top, by its whole name.
    Locator press(String name) {
        return dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /// Enters a new token, up to the press that creates it: a Developer on all apps.
    void fillIn(String token) {
        toRoles(token);
        choice("Developer").click();
    }

    /// Enters a new token, up to the choice of a role for each app.
    void fillInPerApp(String token) {
        toRoles(token);
        choice("Roles per apps").click();
    }

    private void toRoles(String token) {
        button("Create token").click();
        dialog().getByLabel("Name").fill(token);
        press("Next").click();
    }

    /// Creates a token, and leaves it on the screen.
    String create(String token) {
        fillIn(token);
        press("Next").click();
        return dialog().locator(".secret").textContent();
    }

    /// Opens the page of a token.
    ConsoleVisit details(String token) {
        row(token).getByTitle("View details").click();
        page.locator(".token-page:not([aria-busy])").waitFor();
        return this;
    }

    /// The dialog that says that the session is over. It lies over all others, wherever it stands in the document.
    Locator sessionOver() {
        return page.locator("dialog.session-over");
    }

    /// Signs in again from the dialog that asks for it.
    void signInAgain(String name) {
        sessionOver().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in again")).click();
        button(name).click();
    }

    /// Goes back to the list.
    ConsoleVisit list() {
        page.getByText("All tokens", new Page.GetByTextOptions().setExact(true)).click();
        page.locator(".list").waitFor();
        return this;
    }

    /// The dialog on top.
    Locator dialog() {
        return page.locator("dialog").last();
    }

    /// The row of a token.
    Locator row(String name) {
        return page.locator(".list tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    /// A radio button or select, by the beginning of its label.
    Locator choice(String label) {
        return dialog().locator("label").filter(new Locator.FilterOptions().setHasText(label)).first();
    }

    /// The text of what has the focus.
    String focused() {
        return (String) page.evaluate("""
                (() => {
                  let active = document.activeElement;
                  while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
                  return active.tagName + " " + active.textContent.trim();
                })()""");
    }

    /// From now on, the modules that the page's script was joined of can be had one by one, to be called by a test.
    void serveModules() {
        String folder = "/assets/modules/";
        page.route("**" + folder + "**", route -> {
            String url = route.request().url();
            route.fulfill(new Route.FulfillOptions().setContentType("text/javascript")
                    .setPath(MODULES.resolve(url.substring(url.indexOf(folder) + folder.length()))));
        });
    }

    /// From now on, the API answers calls of this form so.
    void answer(String url, int status, String body) {
        page.unroute(url);
        page.route(url, route -> {
            if (route.request().method().equals("OPTIONS")) {
                route.fallback();
            } else {
                route.fulfill(new Route.FulfillOptions().setStatus(status).setContentType("application/problem+json")
                        .setBody(body));
            }
        });
    }

    /// From now on, no answer comes to calls of this form.
    void answerNothing(String url) {
        page.unroute(url);
        page.route(url, Route::abort);
    }

    /// Loads the page anew, and looks from now on at how long its own scripts take in frames over 50 ms. Looking for
    /// elements of a page with hundreds of apps takes tests long enough.
    ConsoleVisit watchingScripts() {
        page.addInitScript("""
                window.scripts = [];
                new PerformanceObserver(list => list.getEntries().forEach(frame => scripts.push(
                  ...frame.scripts.filter(script => script.sourceURL.startsWith(location.origin + "/assets/"))
                    .map(script => Math.round(script.duration)))))
                  .observe({type: "long-animation-frame"});""");
        page.reload();
        return this;
    }

    /// What they took, in ms, since this was asked last.
    List<Integer> scripts() {
        return ((List<?>) page.evaluate("scripts.splice(0)")).stream().map(one -> ((Number) one).intValue()).toList();
    }

    /// How often a button of the mouse went down since the page was loaded.
    int presses() {
        return ((Number) page.evaluate("window.presses")).intValue();
    }

    /// How many bytes the page received, headers too.
    int received() {
        return List.copyOf(finished).stream().map(Request::sizes)
                .mapToInt(sizes -> sizes.responseBodySize + sizes.responseHeadersSize).sum();
    }

    /// How many requests the page made that were answered.
    int requests() {
        return finished.size();
    }

    String clipboard() {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    /// Everything that the page holds where a script or the next visitor could find it.
    String traces() {
        return (String) page.evaluate(
                """
                        (() => {
                          const roots = [document, ...[...document.querySelectorAll("*")].map(one => one.shadowRoot).filter(Boolean)];
                          return JSON.stringify([roots.map(root => (root.documentElement ?? root).outerHTML ?? root.innerHTML),
                            {...localStorage}, {...sessionStorage}, document.cookie, location.href, document.title,
                            roots.flatMap(root => [...root.querySelectorAll("input, textarea")].map(one => one.value))]);
                        })()""");
    }

    /// Messages of this form are what the test provokes.
    ConsoleVisit expecting(String errorsLike) {
        expected = errorsLike;
        return this;
    }

    /// Lets axe-core look at what is shown: nothing serious, nothing critical.
    void assertAccessible(String screen) {
        var violations = new AxeBuilder(page).analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes().stream().map(node -> node.getHtml()).toList());
        assertThat(violations).as("axe-core on " + screen).isEmpty();
    }

    /// Writes what is shown to a file for people to look at.
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
        assertThat(errors).as("the browser's console").allSatisfy(error -> assertThat(error).matches(expected));
        assertThat(foreign).as("requests to other origins").isEmpty();
    }
}
