package dev.workspacetokens.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which route a path takes, of an API whose gateway has one route for everything.
final class PathRoutesTest {

    private static final Role ROLE = new Role("admin", "Admin", "", Set.of("r", "w", "log", "new", "deep", "other"));
    private static final Map<String, String> ROUTES = Map.of("GET /apps/{app}", "r", "ANY /apps/{app}", "w",
            "GET /apps/{app}/builds/{build}/log", "log", "GET /apps/{app}/{kind}", "new", "GET /apps/{app}/deep",
            "deep",
            "GET /{app}/builds", "other", "GET /", "any", "GET /me", "any");

    private static AccessPolicy policy(List<String> basePaths) {
        var routes = new LinkedHashMap<String, @Nullable DraftNeed>();
        ROUTES.forEach((route, permission) -> routes.put(route, DraftNeed.of(permission)));
        return new AccessPolicy(List.of(ROLE),
                Map.of("default", new DraftApi(DraftApi.PATH, basePaths, "app", routes)));
    }

    private static RouteMatch find(AccessPolicy policy, String method, @Nullable String path) {
        return policy.find("default", new RouteCall(method, "/{proxy+}", Map.of("proxy", "x", "app", "forged"), path));
    }

    private static RouteMatch onApp(String permission, String app) {
        return new RouteMatch.Open(new RouteNeed.OnApp(permission), app);
    }

    @ParameterizedTest
    @CsvSource({"GET, /apps/web, r, web", "POST, /apps/web, w, web", "DELETE, /apps/web, w, web",
            "HEAD, /apps/web, w, web", "OPTIONS, /apps/web, w, web", "GET, /apps/web/builds/1/log, log, web",
            "GET, /apps/web/x, new, web", "GET, /apps/web/deep, deep, web", "GET, /web/builds, other, web",
            "GET, /apps/builds, r, builds", "GET, /apps/me, r, me",
            "GET, /apps/a.b~c!$&'()+=:@-_, r, a.b~c!$&'()+=:@-_"})
    void aPathTakesTheMostSpecificTemplate(String method, String path, String permission, String app) {
        assertThat(find(policy(List.of("/")), method, path)).isEqualTo(onApp(permission, app));
        assertThat(find(policy(List.of("/v1/x")), method, "/v1/x" + path)).isEqualTo(onApp(permission, app));
    }

    @ParameterizedTest
    @CsvSource({"GET, /apps", "GET, /apps/web/a/b", "POST, /apps/web/x", "GET, /app/web", "POST, /me", "GET, /me/x",
            "get, /apps/web", "Get, /apps/web", "POST, /"})
    void whatNoTemplateTakesIsClosed(String method, String path) {
        assertThat(find(policy(List.of("/")), method, path)).isEqualTo(RouteMatch.CLOSED);
    }

    @Test
    void theLongestBasePathCounts() {
        AccessPolicy policy = policy(List.of("/", "/v1", "/v1/beta"));
        assertThat(find(policy, "GET", "/apps/web")).isEqualTo(onApp("r", "web"));
        assertThat(find(policy, "GET", "/v1/apps/web")).isEqualTo(onApp("r", "web"));
        assertThat(find(policy, "GET", "/v1/beta/apps/web")).isEqualTo(onApp("r", "web"));
        assertThat(find(policy, "GET", "/v1/beta/x/web")).isEqualTo(RouteMatch.CLOSED);
        // Below the shorter one this would be the app v1's builds.
        assertThat(find(policy, "GET", "/v1/builds")).isEqualTo(RouteMatch.CLOSED);
        assertThat(find(policy, "GET", "/v10/builds")).isEqualTo(onApp("other", "v10"));
    }

    @Test
    void whatIsBelowNoBasePathIsClosed() {
        AccessPolicy policy = policy(List.of("/v1"));
        for (String path : List.of("/", "/apps/web", "/v2/apps/web", "/v1x/apps/web", "/V1/apps/web")) {
            assertThat(find(policy, "GET", path)).isEqualTo(RouteMatch.CLOSED);
        }
        assertThat(find(policy, "GET", "/v1")).isEqualTo(new RouteMatch.Open(new RouteNeed.LiveToken(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "apps/web", "//apps/web", "/apps//web", "/apps/web/", "/apps/web//", "/./apps/web",
            "/apps/./web", "/apps/../web", "/apps/web/..", "/apps/web/.", "/apps/...", "/apps/we%62",
            "/apps/%2e%2e/web",
            "/apps/web%2Fx", "/apps/web;x", "/apps;x/web", "/apps/web?x", "/apps/*", "/apps/we*", "/apps\\web",
            "/apps/we b", "/apps/web\t", "/apps/web\n", "/apps/web\0", "/apps/wéb", "/apps/ｗeb", "/apps/web\u200b",
            "/apps/{app}", "/apps/web#x", "/apps/\"web\"", "/apps/<web>", "/apps/w|b", "/apps/w^b", "/apps/w`b",
            "/apps/[web]", "/apps/web\u007f", "http://x/apps/web"})
    void aPathThatSomebodyCouldReadInAnotherWayIsDenied(String path) {
        assertThat(find(policy(List.of("/")), "GET", path)).isEqualTo(RouteMatch.AMBIGUOUS);
    }

    @Test
    void aPathThatTheGatewayDoesNotTellClearlyIsDenied() {
        assertThat(find(policy(List.of("/")), "GET", null)).isEqualTo(RouteMatch.AMBIGUOUS);
    }

    /// Express compares so by itself.
    @ParameterizedTest
    @ValueSource(strings = {"/apps/web/DEEP", "/apps/web/Deep", "/APPS/builds", "/Apps/builds", "/ME/builds"})
    void aParameterThatIsALiteralButForItsCaseIsDenied(String path) {
        assertThat(find(policy(List.of("/")), "GET", path)).isEqualTo(RouteMatch.AMBIGUOUS);
        assertThat(find(policy(List.of("/")), "GET", "/Web/builds")).isEqualTo(onApp("other", "Web"));
    }

    @Test
    void neitherTheRouteNorTheParametersOfTheGatewayCount() {
        AccessPolicy policy = policy(List.of("/"));
        for (String route : List.of("$default", "/{proxy+}", "/apps/{app}", "/me")) {
            assertThat(policy.find("default", new RouteCall("GET", route, Map.of("app", "forged"), "/apps/web")))
                    .isEqualTo(onApp("r", "web"));
        }
    }
}
