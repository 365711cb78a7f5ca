package dev.workspacetokens.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import dev.workspacetokens.domain.access.PolicyDraft.DraftRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NarrowingTest {

    private static final DraftRole EDITOR = role("editor", "p", "q");
    private static final DraftRole VIEWER = role("viewer", "p");
    private static final DraftApi API = api(Map.of("GET /a/{app}", DraftNeed.of("p"), "GET /me",
            DraftNeed.of(RouteNeed.ANY), "GET /all", onAllApps("q")));
    private static final PolicyDraft BEFORE = policy(List.of(EDITOR, VIEWER), Map.of("x", API));

    private static DraftRole role(String id, String... permissions) {
        return new DraftRole(id, id, "", List.of(permissions));
    }

    private static DraftNeed onAllApps(String permission) {
        return new DraftNeed(null, permission, false);
    }

    private static DraftApi api(Map<String, DraftNeed> routes) {
        return new DraftApi(DraftApi.PATH, List.of("/v1"), "app",
                new LinkedHashMap<String, @Nullable DraftNeed>(routes));
    }

    private static PolicyDraft policy(List<DraftRole> roles, Map<String, DraftApi> apis) {
        return new PolicyDraft(ResourceWords.APPS, roles, apis);
    }

    /// What is told about a policy that comes after this test's, each as place and text.
    private static List<String> told(PolicyDraft after) {
        return Narrowing.between(BEFORE, after).stream()
                .map(one -> String.join(" ", one.path()) + ": " + one.detail()).toList();
    }

    private static List<String> toldOfRoles(DraftRole... roles) {
        return told(policy(List.of(roles), BEFORE.apis()));
    }

    private static List<String> toldOfApi(DraftApi after) {
        return told(policy(List.of(EDITOR, VIEWER), Map.of("x", after)));
    }

    private static List<String> toldOfRoutes(UnaryOperator<Map<String, DraftNeed>> change) {
        var routes = new LinkedHashMap<String, DraftNeed>();
        API.routes().forEach((route, need) -> {
            if (need != null) {
                routes.put(route, need);
            }
        });
        return toldOfApi(api(change.apply(routes)));
    }

    private static UnaryOperator<Map<String, DraftNeed>> with(String route, DraftNeed need) {
        return routes -> {
            routes.put(route, need);
            return routes;
        };
    }

    @Test
    void nothingIsToldOfTheSamePolicyAndOfAFirstOne() {
        assertThat(told(BEFORE)).isEmpty();
        assertThat(Narrowing.between(PolicyDraft.empty(), BEFORE)).isEmpty();
        assertThat(Narrowing.droppedRoles(PolicyDraft.empty(), BEFORE)).isEmpty();
    }

    @Test
    void aRouteThatTakesCallsFromAWiderOneIsTold() {
        for (String route : List.of("GET /a/new", "GET /a/new/{x}", "POST /a/new", "ANY /a/new", "GET /{x}/{app}")) {
            List<String> told = toldOfRoutes(with(route, onAllApps("q")));
            assertThat(told).as(route).isEqualTo(route.equals("GET /a/new")
                    ? List.of("apis x routes GET /a/{app}: leaves 'GET /a/new' to a route that needs 'q' on all apps")
                    : List.of());
        }
        assertThat(toldOfRoutes(with("GET /a/new", DraftNeed.of("p")))).isEmpty();
        for (String match : List.of(DraftApi.ROUTE, DraftApi.PATH)) {
            var any = new DraftApi(match, List.of(), "app", Map.of("ANY /a/{app}", DraftNeed.of("p")));
            var get = new DraftApi(match, List.of(), "app", Map.of("ANY /a/{app}", DraftNeed.of("p"), "GET /a/{app}",
                    DraftNeed.of("q"), "GET /a/{app}/b", DraftNeed.of("q")));
            assertThat(Narrowing.between(policy(List.of(EDITOR), Map.of("x", any)),
                    policy(List.of(EDITOR), Map.of("x", get)))).as(match).extracting(Violation::detail)
                    .containsExactly("leaves 'GET /a/{app}' to a route that needs 'q'");
        }
    }

    @Test
    void whatIsAddedOrSaidInAnotherOrderOrInOtherWordsIsNotTold() {
        assertThat(toldOfRoles(VIEWER, role("editor", "r", "q", "p"), role("new", "p"))).isEmpty();
        assertThat(toldOfRoles(new DraftRole("editor", "Another title", "Other words", List.of("p", "q")), VIEWER))
                .isEmpty();
        assertThat(toldOfRoutes(with("POST /a/{app}", DraftNeed.of("q")))).isEmpty();
        assertThat(told(policy(List.of(EDITOR, VIEWER), Map.of("x", API, "y", API)))).isEmpty();
        assertThat(told(new PolicyDraft(new ResourceWords("project", "projects"), BEFORE.roles(), BEFORE.apis())))
                .isEmpty();
    }

    @Test
    void droppedRoleIsTold() {
        assertThat(toldOfRoles(EDITOR)).containsExactly("roles viewer: is dropped: whoever has it loses it");
        assertThat(Narrowing.droppedRoles(BEFORE, policy(List.of(EDITOR), Map.of()))).containsExactly("viewer");
        assertThat(Narrowing.droppedRoles(BEFORE, BEFORE)).isEmpty();
    }

    /// An id is what tokens hold, so a role of another id is another role.
    @Test
    void roleWhoseIdChangesIsDropped() {
        var renamed = policy(List.of(EDITOR, role("reader", "p")), BEFORE.apis());
        assertThat(told(renamed)).containsExactly("roles viewer: is dropped: whoever has it loses it");
        assertThat(Narrowing.droppedRoles(BEFORE, renamed)).containsExactly("viewer");
    }

    @Test
    void eachPermissionThatARoleLosesIsTold() {
        assertThat(toldOfRoles(role("editor", "r"), VIEWER)).containsExactly(
                "roles editor permissions p: is taken away", "roles editor permissions q: is taken away");
        assertThat(toldOfRoles(role("editor", "q"), role("viewer", "q"))).containsExactly(
                "roles editor permissions p: is taken away", "roles viewer permissions p: is taken away");
    }

    @Test
    void apiThatIsGoneIsToldOnce() {
        assertThat(told(policy(List.of(EDITOR, VIEWER), Map.of("y", API))))
                .containsExactly("apis x: is closed, with all of its routes");
    }

    @Test
    void routeThatIsGoneIsTold() {
        assertThat(toldOfRoutes(routes -> {
            routes.remove("GET /me");
            return routes;
        })).containsExactly("apis x routes GET /me: is closed");
    }

    @Test
    void routeOfAnotherNeedIsTold() {
        assertThat(toldOfRoutes(with("GET /a/{app}", DraftNeed.of("q"))))
                .containsExactly("apis x routes GET /a/{app}: needs 'q' in place of 'p'");
        assertThat(toldOfRoutes(with("GET /me", DraftNeed.of("p"))))
                .containsExactly("apis x routes GET /me: needs 'p' in place of 'any'");
        assertThat(toldOfRoutes(with("GET /all", DraftNeed.of("q"))))
                .containsExactly("apis x routes GET /all: needs 'q' in place of 'q' on all apps");
        assertThat(toldOfRoutes(with("GET /all", onAllApps("p"))))
                .containsExactly("apis x routes GET /all: needs 'p' on all apps in place of 'q' on all apps");
    }

    /// It says how the policy is checked, and takes nothing from anybody.
    @Test
    void routeThatOnlySaysNowThatItNamesNoAppIsNotTold() {
        assertThat(toldOfRoutes(with("GET /me", new DraftNeed(RouteNeed.ANY, null, true)))).isEmpty();
    }

    @Test
    void anotherWayToMatchIsToldForTheWholeApi() {
        var changed = new ArrayList<List<String>>();
        changed.add(toldOfApi(new DraftApi(DraftApi.ROUTE, API.basePaths(), API.appParameter(), API.routes())));
        changed.add(toldOfApi(new DraftApi(API.match(), List.of("/v2"), API.appParameter(), API.routes())));
        changed.add(toldOfApi(new DraftApi(API.match(), API.basePaths(), "project", API.routes())));
        assertThat(changed).containsExactly(
                List.of("apis x match: is another one: look at every route of this API"),
                List.of("apis x base_paths: is another one: look at every route of this API"),
                List.of("apis x app_parameter: is another one: look at every route of this API"));
    }
}
