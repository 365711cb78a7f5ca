package dev.workspacetokens.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.CheckedPolicy.Invalid;
import dev.workspacetokens.domain.access.CheckedPolicy.Valid;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import dev.workspacetokens.domain.access.PolicyDraft.DraftRole;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a policy, and where: all of it at once.
final class CheckedPolicyTest {

    private static final DraftRole ADMIN = role("admin", "apps:read");

    private static DraftRole role(String id, String... permissions) {
        return new DraftRole(id, "A role", "", List.of(permissions));
    }

    private static PolicyDraft draft(DraftRole... roles) {
        return new PolicyDraft(ResourceWords.APPS, List.of(roles), Map.of());
    }

    private static PolicyDraft draft(DraftApi api) {
        return new PolicyDraft(ResourceWords.APPS, List.of(ADMIN), Map.of("x", api));
    }

    private static DraftApi byRoute(String route, @Nullable DraftNeed need) {
        return new DraftApi(DraftApi.ROUTE, List.of(), "app", Collections.singletonMap(route, need));
    }

    private static DraftApi byPath(String route, @Nullable DraftNeed need) {
        return new DraftApi(DraftApi.PATH, List.of("/"), "app", Collections.singletonMap(route, need));
    }

    private static DraftNeed any(boolean appFree) {
        return new DraftNeed("any", null, appFree);
    }

    private static DraftNeed workspace(String permission, boolean appFree) {
        return new DraftNeed(null, permission, appFree);
    }

    private static List<Violation> violations(PolicyDraft draft) {
        return switch (CheckedPolicy.of(draft, List.of())) {
            case Valid _ -> List.of();
            case Invalid(var violations, _) -> violations;
        };
    }

    /// Where violations are: `/` and a step, and so on.
    private static List<String> places(PolicyDraft draft) {
        return violations(draft).stream().map(violation -> String.join("|", violation.path())).toList();
    }

    private static void assertFine(PolicyDraft draft) {
        assertThat(violations(draft)).isEmpty();
    }

    @Test
    void everythingIsToldAtOnceInTheOrderOfItsPlace() {
        var roles = new DraftRole[12];
        IntStream.range(0, 12).forEach(i -> roles[i] = role("r" + i, "p"));
        roles[2] = new DraftRole("None", " x", "y\n", List.of("any", "none", "a b", "ok", "ok", "none"));
        roles[10] = role("r1", "1x");
        var draft = new PolicyDraft(new ResourceWords("", "x".repeat(31)), List.of(roles), Map.of("a b",
                new DraftApi("paths", List.of(), "", Map.of("get /x", any(false), "GET /y", DraftNeed.of("missing")))));
        assertThat(places(draft)).containsExactly("apis|a b", "apis|a b|app_parameter", "apis|a b|match",
                "apis|a b|routes|GET /y", "apis|a b|routes|get /x", "resource|many", "resource|one",
                "roles|2|description", "roles|2|id", "roles|2|permissions|0", "roles|2|permissions|1",
                "roles|2|permissions|2", "roles|2|permissions|4", "roles|2|permissions|5", "roles|2|title",
                "roles|10|id", "roles|10|permissions|0");
    }

    @Test
    void whatTheReaderToldIsInItsPlace() {
        var told = new Violation(List.of("apis", "x", "routes"), "must be there");
        assertThat(CheckedPolicy.of(draft(role("none", "p")), List.of(told)))
                .isInstanceOfSatisfying(Invalid.class, invalid -> assertThat(invalid.violations()).hasSize(2)
                        .first().isEqualTo(told));
        assertThat(CheckedPolicy.of(draft(ADMIN), List.of(told))).isInstanceOf(Invalid.class);
    }

    @Test
    void nothingIsSaidAboutWhatCouldNotBeRead() {
        assertFine(new PolicyDraft(ResourceWords.APPS, null,
                Map.of("x", byRoute("GET /apps/{app}", DraftNeed.of("unknown")))));
        assertFine(new PolicyDraft(ResourceWords.APPS, List.of(new DraftRole(null, null, null, null)),
                Map.of("x", byRoute("GET /apps/{app}", DraftNeed.of("unknown")))));
        assertFine(draft(new DraftApi(null, null, null, Map.of("GET /apps/{app}", DraftNeed.of("apps:read")))));
        assertFine(draft(new DraftApi(DraftApi.PATH, null, "app", Map.of())));
        assertFine(draft(byRoute("GET /apps/{app}", null)));
        assertThat(places(draft(byRoute("GET apps", null)))).containsExactly("apis|x|routes|GET apps");
    }

    @Test
    void limitsAreWhatIsDocumented() {
        assertThat(places(draft())).containsExactly("roles");
        assertFine(draft(IntStream.range(0, 40).mapToObj(i -> role("r" + i)).toArray(DraftRole[]::new)));
        assertThat(places(draft(IntStream.range(0, 41).mapToObj(i -> role("r" + i)).toArray(DraftRole[]::new))))
                .containsExactly("roles");
        String[] many = IntStream.range(0, 65).mapToObj(i -> "p" + i).toArray(String[]::new);
        assertFine(draft(role("admin", List.of(many).subList(0, 64).toArray(String[]::new))));
        assertThat(places(draft(role("admin", many)))).containsExactly("roles|0|permissions");
        assertFine(draft(role("a".repeat(64), "p".repeat(64))));
        assertThat(places(draft(role("a".repeat(65), "p".repeat(65))))).containsExactly("roles|0|id",
                "roles|0|permissions|0");
        assertFine(draft(new DraftRole("a", "x".repeat(100), "y".repeat(300), List.of())));
        assertThat(places(draft(new DraftRole("a", "x".repeat(101), "y".repeat(301), List.of()))))
                .containsExactly("roles|0|description", "roles|0|title");
        assertFine(draft(byPath("GET /" + "x".repeat(251), any(false))));
        assertThat(places(draft(byPath("GET /" + "x".repeat(252), any(false))))).hasSize(1);
    }

    @Test
    void routesAreCountedOverAllApis() {
        assertFine(apis(150, 150));
        assertThat(places(apis(150, 151))).containsExactly("apis");
        var apis = new HashMap<String, DraftApi>();
        IntStream.range(0, 41).forEach(i -> apis.put("a" + i, DraftApi.ofRoutes(Map.of())));
        assertThat(places(new PolicyDraft(ResourceWords.APPS, List.of(ADMIN), apis))).containsExactly("apis");
    }

    private static PolicyDraft apis(int... routes) {
        var apis = new LinkedHashMap<String, DraftApi>();
        for (int count : routes) {
            var needs = new LinkedHashMap<String, @Nullable DraftNeed>();
            IntStream.range(0, count).forEach(i -> needs.put("GET /r" + i, any(false)));
            apis.put("a" + apis.size(), new DraftApi(DraftApi.PATH, List.of("/"), "app", needs));
        }
        return new PolicyDraft(ResourceWords.APPS, List.of(ADMIN), apis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET", "GET ", "GET me", "get /me", "Get /me", "FETCH /me", "CONNECT /x", "GET  /me",
            "/me", "GET /me ", " GET /me", "GET /me/", "GET //me", "GET /./me", "GET /../me", "GET /m%65", "GET /me?x",
            "GET /m;e", "GET /*", "GET /mé", "GET /apps/x{app}", "GET /apps/{app}x", "GET /apps/{app", "GET /apps/app}",
            "GET /apps/{}", "GET /apps/{+}", "GET /apps/{a b}", "GET /apps/{a/b}", "GET /{app+}/x", "GET /{x}/{x}",
            "GET /{x}/{x+}", "GET $default", "$Default", "ANY $default", "GET /\\me", "GET /apps/{{app}}",
            "GET /apps/:app", "GET /apps/<app>"})
    void whatIsNoTemplateIsRefused(String route) {
        for (DraftApi api : List.of(byRoute(route, any(true)), byPath(route, any(true)))) {
            assertThat(places(draft(api))).containsExactly("apis|x|routes|" + route);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET /apps/:app,'must have its parameters in braces, such as {app}'",
            "GET /apps/<app>,'must have its parameters in braces, such as {app}'",
            "GET /apps/,'must have no empty segment, and no slash at its end'",
            "GET /apps//x,'must have no empty segment, and no slash at its end'"})
    void whatFrameworksWriteOtherwiseIsNamed(String route, String objection) {
        assertThat(violations(draft(byPath(route, any(true))))).singleElement()
                .satisfies(violation -> assertThat(violation.detail()).isEqualTo(objection));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "ANY /", "HEAD /me", "OPTIONS /a.b-c_d~e/{x}", "DELETE /{a}/{b}/{c}",
            "PATCH /{A-1.b_c}", "PUT /a:b@c", "POST /..x"})
    void whatIsATemplateIsAccepted(String route) {
        assertFine(draft(byRoute(route, any(true))));
        assertFine(draft(byPath(route, any(true))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$default", "ANY /{proxy+}", "GET /files/{path+}"})
    void aParameterThatTakesTheRestIsForDeclaredRoutesOnly(String route) {
        assertFine(draft(byRoute(route, any(true))));
        assertThat(places(draft(byPath(route, any(true))))).containsExactly("apis|x|routes|" + route);
    }

    /// @param need `p` on the app, `w` on the workspace, `any`; with a `!` where the deployer says that it is free
    /// of apps
    @ParameterizedTest
    @CsvSource({"GET /apps/{app}, p, true", "GET /apps/{app}, any, false", "GET /apps/{app}, any!, false",
            "GET /apps/{app}, w, false", "GET /apps/{app}, w!, false", "GET /apps/{app}, p!, false",
            "GET /apps/{app}/{x}, p, true", "GET /apps/{app}/{x}, any!, false", "GET /apps/{app}/{x}, w!, false",
            "GET /me, p, false", "GET /me, any, true", "GET /me, any!, true", "GET /me, w, true", "GET /me, w!, true",
            "GET /me, p!, false", "GET /{x}, p, false", "GET /{x}, any, false", "GET /{x}, any!, true",
            "GET /{x}, w, false", "GET /{x}, w!, true", "GET /{App}, p, false", "GET /{App}, any, false",
            "$default, p, false", "$default, any, false", "$default, any!, true", "$default, w, false",
            "$default, w!, true", "ANY /{proxy+}, p, false", "ANY /{proxy+}, any, false", "ANY /{proxy+}, any!, true",
            "ANY /{proxy+}, w, false", "ANY /{app+}, p, false", "ANY /apps/{app}/{proxy+}, p, true"})
    void aRouteNeedsWhatItCanNeed(String route, String need, boolean fine) {
        boolean free = need.endsWith("!");
        DraftNeed wanted = switch (need.replace("!", "")) {
            case "p" -> new DraftNeed("apps:read", null, free);
            case "w" -> workspace("apps:read", free);
            default -> any(free);
        };
        boolean rest = route.contains("+") || route.equals("$default");
        for (DraftApi api : rest
                ? List.of(byRoute(route, wanted))
                : List.of(byRoute(route, wanted), byPath(route,
                        wanted))) {
            assertThat(places(draft(api))).isEqualTo(fine ? List.of() : List.of("apis|x|routes|" + route));
        }
    }

    @Test
    void theParameterOfTheAppIsTheOneThatThePolicyNames() {
        for (String match : List.of(DraftApi.ROUTE, DraftApi.PATH)) {
            List<String> base = match.equals(DraftApi.PATH) ? List.of("/") : List.of();
            assertFine(draft(new DraftApi(match, base, "project", Map.of("GET /p/{project}", DraftNeed.of("apps:read"),
                    "GET /a/{app}", any(true)))));
            assertThat(places(draft(new DraftApi(match, base, "project", Map.of("GET /a/{app}",
                    DraftNeed.of("apps:read"), "GET /p/{project}", any(true)))))).hasSize(2);
        }
    }

    @Test
    void aRouteNeedsOneThingThatARoleHas() {
        for (DraftNeed need : List.of(new DraftNeed(null, null, false), new DraftNeed("apps:read", "apps:read", false),
                new DraftNeed("any", "apps:read", false), DraftNeed.of("apps:raed"), DraftNeed.of(""),
                DraftNeed.of("none"), workspace("any", false), workspace("none", false), workspace("x", false))) {
            assertThat(places(draft(byRoute("GET /apps/{app}", need)))).as("%s", need)
                    .containsExactly("apis|x|routes|GET /apps/{app}");
        }
    }

    @Test
    void basePathsAreNeededWithPathsAndRefusedWithRoutes() {
        assertThat(places(draft(new DraftApi(DraftApi.ROUTE, List.of("/"), "app", Map.of()))))
                .containsExactly("apis|x|base_paths");
        assertThat(places(draft(new DraftApi(DraftApi.PATH, List.of(), "app", Map.of()))))
                .containsExactly("apis|x|base_paths");
        assertThat(places(draft(new DraftApi(DraftApi.PATH,
                List.of("/", "/v1", "v2", "/v3/", "", "/v1", "/%76", "/..", "/{x}", "/a/b"), "app", Map.of()))))
                .containsExactly("apis|x|base_paths|2", "apis|x|base_paths|3", "apis|x|base_paths|4",
                        "apis|x|base_paths|5", "apis|x|base_paths|6", "apis|x|base_paths|7", "apis|x|base_paths|8");
        List<String> many = IntStream.range(0, 21).mapToObj(i -> "/v" + i).toList();
        assertFine(draft(new DraftApi(DraftApi.PATH, many.subList(0, 20), "app", Map.of())));
        assertThat(places(draft(new DraftApi(DraftApi.PATH, many, "app", Map.of()))))
                .containsExactly("apis|x|base_paths");
    }

    @Test
    void aRouteIsWrittenWithoutTheBasePath() {
        for (String base : List.of("/v1", "/api/v1")) {
            var api = new DraftApi(DraftApi.PATH, List.of("/", base), "app", Map.of("GET " + base, any(false),
                    "GET " + base + "/apps/{app}", DraftNeed.of("apps:read"), "GET /v1x/apps/{app}",
                    DraftNeed.of("apps:read"), "GET /x" + base, any(false)));
            assertThat(places(draft(api))).containsExactly("apis|x|routes|GET " + base,
                    "apis|x|routes|GET " + base + "/apps/{app}");
        }
    }

    @Test
    void noRoleMayBeCalledNoneOrTwiceTheSame() {
        assertThat(places(draft(role("none", "p")))).containsExactly("roles|0|id");
        assertThat(places(draft(ADMIN, role("b"), ADMIN))).containsExactly("roles|2|id");
    }

    @Test
    void whatIsAcceptedKeepsItsWords() {
        var words = new ResourceWords("project", "projects");
        assertThat(CheckedPolicy.of(new PolicyDraft(words, List.of(ADMIN), Map.of()), List.of()))
                .isInstanceOfSatisfying(Valid.class, valid -> {
                    assertThat(valid.policy().resource()).isEqualTo(words);
                    assertThat(valid.policy().roles()).extracting(Role::id).containsExactly("admin");
                });
    }
}
