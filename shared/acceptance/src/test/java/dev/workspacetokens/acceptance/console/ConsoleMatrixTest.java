package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import dev.workspacetokens.acceptance.system.Running;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every step of every dialog, and everything that happens to people in the middle of it: nothing is lost silently.
/// Prints what is kept and what is asked.
@Tag("browser")
class ConsoleMatrixTest {

    /// A step of a dialog, with something entered where something can be.
    enum Step {
        NAME(""), ROLES("**/tokens"), SECRET(""), REGENERATE("**/regenerate"), NEW_SECRET(""), EDIT(
                "**/tokens/*"), REVOKE("**/tokens/*"), DISABLE(
                        "**/tokens/*"), END_OVERLAP("**/overlap"), REVOKE_MANY("**/tokens/revoke");

        /// What its primary button calls; empty for nothing.
        private final String call;

        Step(String call) {
            this.call = call;
        }

        boolean showsASecret() {
            return this == SECRET || this == NEW_SECRET;
        }

        boolean calls() {
            return !call.isEmpty();
        }
    }

    private static final Map<String, String> ANSWERS = Map.of("403",
            "{\"type\": \"urn:workspace-tokens:problem:forbidden\"}", "404", "{}", "409",
            "{\"detail\": \"Somebody changed the token meanwhile.\"}", "412", "{}", "503",
            "{\"type\": \"urn:workspace-tokens:problem:unavailable\"}");
    private static final String KEPT = "kept";
    private static final String ASKED = "asked";

    @AutoClose private final Running system = Running.withDemoData();

    @ParameterizedTest
    @EnumSource
    void nothingIsLostSilently(Step step) {
        var cells = new LinkedHashMap<String, String>();
        try (var visit = ConsoleVisit.to(system).signIn("Ada").expecting("Failed to load resource: .*")) {
            List<String> browserAsked = new ArrayList<>();
            visit.page().onDialog(dialog -> {
                browserAsked.add(dialog.type());
                dialog.accept();
            });
            cells.put("reload", cell(visit, step, () -> reload(visit, step, browserAsked)));
            cells.put("back",
                    cell(visit, step, () -> leave(visit, step, () -> visit.page().evaluate("history.back()"))));
            cells.put("close",
                    cell(visit, step, () -> leave(visit, step, () -> visit.page().keyboard().press("Escape"))));
            cells.put("second tab", cell(visit, step, () -> secondTab(visit, step)));
            for (String status : Stream.concat(ANSWERS.keySet().stream().sorted(), Stream.of("no answer")).toList()) {
                if (step.calls()) {
                    cells.put(status, cell(visit, step, () -> fails(visit, step, status)));
                }
            }
            if (step.calls()) {
                cells.put("401", cell(visit, step, () -> unauthorized(visit, step)));
            }
            cells.put("double click", cell(visit, step, () -> twice(visit, step,
                    () -> primary(visit).dblclick(new Locator.DblclickOptions().setForce(true)))));
            cells.put("double Enter", cell(visit, step, () -> twice(visit, step, () -> {
                primary(visit).focus();
                visit.page().keyboard().press("Enter");
                visit.page().keyboard().press("Enter");
            })));
            cells.put("composing", cell(visit, step, () -> composing(visit, step)));
            cells.put("sign-out elsewhere", cell(visit, step, () -> signOutElsewhere(visit)));
        }
        System.out.printf("%-12s %s%n", step, cells.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining(" | ")));
        assertThat(cells.values()).allSatisfy(value -> assertThat(value).isNotBlank());
    }

    /// Begins anew with a token that has an old secret, comes to the step, and does something.
    private String cell(ConsoleVisit visit, Step step, Supplier<String> happens) {
        system.as("ada").post("/workspaces/acme/tokens/revoke", "{\"all\": true, \"workspace\": \"acme\"}").expect(200);
        String path = Acme.token(system, "Shared").header("location");
        system.as("ada").post(path + "/regenerate", """
                {"expires_at": "%s", "overlap_seconds": 86400}""".formatted(system.clock().inDays(60))).expect(200);
        visit.page().navigate("about:blank");
        visit.page().navigate(system.runner().url() + "/#/acme/settings/security");
        assertThat(visit.row("Shared")).isVisible();
        open(visit, step);
        shown(visit, step);
        return happens.get();
    }

    private static String reload(ConsoleVisit visit, Step step, List<String> browserAsked) {
        browserAsked.clear();
        visit.page().reload();
        if (step.showsASecret()) {
            assertThat(browserAsked).contains("beforeunload");
            assertThat(visit.page().getByText("The token was shown once")).isVisible();
            return "the browser asks";
        }
        if (step == Step.REVOKE_MANY) {
            // What was chosen is chosen again; nothing was entered.
            assertThat(visit.row("Shared")).isVisible();
            return "closed, nothing entered";
        }
        shown(visit, step);
        return KEPT;
    }

    /// Back, or Escape: a step back, a question, or nothing that would be lost.
    private static String leave(ConsoleVisit visit, Step step, Runnable gesture) {
        gesture.run();
        return switch (step) {
            case NAME, ROLES, EDIT, SECRET, NEW_SECRET -> {
                if (step == Step.ROLES && visit.dialog().locator("input[type=text]").isVisible()) {
                    visit.page().evaluate("history.forward()");
                    shown(visit, step);
                    yield "a step back, and kept";
                }
                assertThat(visit.dialog().getByText("Go back")).isVisible();
                visit.press("Go back").click();
                shown(visit, step);
                yield ASKED;
            }
            default -> {
                assertThat(visit.page().locator("dialog")).hasCount(0);
                yield "closed, nothing entered";
            }
        };
    }

    private static String secondTab(ConsoleVisit visit, Step step) {
        Page other = visit.page().context().newPage();
        other.navigate(visit.page().url().replaceFirst("#.*", ""));
        assertThat(other.getByText("Sign out")).isVisible();
        other.close();
        shown(visit, step);
        return KEPT;
    }

    private static String fails(ConsoleVisit visit, Step step, String status) {
        visit.page().route(step.call, route -> {
            if (List.of("GET", "OPTIONS").contains(route.request().method())) {
                route.fallback();
            } else if (status.equals("no answer")) {
                route.abort();
            } else {
                route.fulfill(new Route.FulfillOptions().setStatus(Integer.parseInt(status))
                        .setContentType("application/problem+json").setBody(ANSWERS.get(status)));
            }
        });
        try {
            primary(visit).click();
            if (status.equals("404") && List.of(Step.REVOKE, Step.DISABLE, Step.END_OVERLAP).contains(step)) {
                assertThat(visit.page().getByText("Shared was already gone.")).isVisible();
                return "told that it is gone";
            }
            assertThat(visit.dialog().locator(".problem")).isVisible();
            shown(visit, step);
            return KEPT;
        } finally {
            visit.page().unroute(step.call);
        }
    }

    private static String unauthorized(ConsoleVisit visit, Step step) {
        visit.page().route(step.call, route -> {
            if (List.of("GET", "OPTIONS").contains(route.request().method())) {
                route.fallback();
            } else {
                route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("{\"message\": \"Unauthorized\"}"));
            }
        });
        primary(visit).click();
        assertThat(visit.sessionOver().getByText("Your session has ended")).isVisible();
        visit.page().unroute(step.call);
        visit.signInAgain("Ada");
        if (step == Step.REVOKE_MANY) {
            assertThat(visit.row("Shared")).isVisible();
            return "closed, nothing entered";
        }
        shown(visit, step);
        return KEPT;
    }

    /// What is pressed twice does what is meant once.
    private String twice(ConsoleVisit visit, Step step, Runnable gesture) {
        List<Request> changes = new ArrayList<>();
        Consumer<Request> note = request -> {
            if (List.of("POST", "PATCH", "DELETE").contains(request.method()) && !request.url().contains("/oidc/")) {
                changes.add(request);
            }
        };
        visit.page().onRequest(note);
        visit.page().waitForFunction("""
                () => [document, document.querySelector("workspace-tokens").shadowRoot]
                  .flatMap(root => [...root.querySelectorAll("dialog .actions [type=submit]")])
                  .every(one => !one.hasAttribute("aria-disabled"))""");
        gesture.run();
        assertThat(visit.page().locator("dialog[aria-busy]")).hasCount(0);
        if (step == Step.NAME) {
            assertThat(visit.dialog().locator(".role-picker")).isVisible();
        } else if (step == Step.ROLES || step == Step.REGENERATE) {
            assertThat(visit.dialog().locator(".secret")).isVisible();
        } else {
            assertThat(visit.page().locator("dialog")).hasCount(0);
        }
        visit.page().offRequest(note);
        assertThat(changes).as("calls").hasSizeLessThanOrEqualTo(1);
        return changes.isEmpty() ? "a step" : "one call";
    }

    private static String composing(ConsoleVisit visit, Step step) {
        visit.dialog().evaluate("""
                dialog => dialog.querySelector("h2").dispatchEvent(new KeyboardEvent("keydown",
                  {key: "Escape", isComposing: true, bubbles: true, composed: true, cancelable: true}))""");
        shown(visit, step);
        return KEPT;
    }

    private static String signOutElsewhere(ConsoleVisit visit) {
        Page other = visit.page().context().newPage();
        other.navigate(visit.page().url().replaceFirst("#.*", ""));
        other.getByText("Sign out").click();
        assertThat(visit.page().getByText("You signed out in another tab.")).isVisible();
        assertThat(visit.page().locator("dialog")).hasCount(0);
        assertThat(visit.traces()).doesNotContain("wst_", "Entered");
        other.close();
        return "wiped, and said";
    }

    /// Whether the step is shown with what was entered.
    private static void shown(ConsoleVisit visit, Step step) {
        switch (step) {
            case NAME -> assertThat(visit.dialog().getByLabel("Name")).hasValue("Entered");
            case ROLES -> assertThat(visit.choice("Developer").locator("input")).isChecked();
            case SECRET, NEW_SECRET -> assertThat(visit.dialog().locator(".secret")).isVisible();
            case REGENERATE -> {
                assertThat(visit.choice("60 days").locator("input")).isChecked();
                assertThat(visit.dialog().getByLabel("The old token")).hasValue("3600");
            }
            case EDIT -> assertThat(visit.dialog().getByLabel("Description")).hasValue("Entered");
            case REVOKE, REVOKE_MANY -> assertThat(visit.dialog()).containsText("Revoke Shared?");
            case DISABLE -> assertThat(visit.dialog()).containsText("Disable Shared?");
            case END_OVERLAP -> assertThat(visit.dialog()).containsText("End the old secret of Shared?");
        }
    }

    private static Locator primary(ConsoleVisit visit) {
        return visit.dialog().locator(".actions [type=submit]");
    }

    private static void open(ConsoleVisit visit, Step step) {
        switch (step) {
            case NAME -> create(visit);
            case ROLES -> visit.fillIn("Entered");
            case SECRET -> visit.create("Entered");
            case REGENERATE -> regenerate(visit);
            case NEW_SECRET -> newSecret(visit);
            case EDIT -> edit(visit);
            case REVOKE -> button(visit, "Revoke");
            case DISABLE -> button(visit, "Disable");
            case END_OVERLAP -> button(visit, "End now");
            case REVOKE_MANY -> revokeMany(visit);
        }
    }

    private static void create(ConsoleVisit visit) {
        visit.button("Create token").click();
        visit.dialog().getByLabel("Name").fill("Entered");
    }

    private static void regenerate(ConsoleVisit visit) {
        visit.details("Shared");
        visit.button("Regenerate").click();
        visit.choice("60 days").click();
        visit.dialog().getByLabel("The old token").selectOption("3600");
    }

    private static void newSecret(ConsoleVisit visit) {
        regenerate(visit);
        visit.press("Regenerate").click();
    }

    private static void edit(ConsoleVisit visit) {
        visit.details("Shared");
        visit.button("Edit").click();
        visit.dialog().getByLabel("Description").fill("Entered");
    }

    private static void button(ConsoleVisit visit, String name) {
        visit.details("Shared");
        visit.button(name).click();
    }

    private static void revokeMany(ConsoleVisit visit) {
        visit.page().getByLabel("Select Shared").check();
        visit.button("Revoke selected").click();
    }
}
