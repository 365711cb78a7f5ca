package dev.workspacetokens.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Roles, and the routes that a gateway declares.
final class AccessPolicyTest {

    private static final Role ADMIN = role("admin", "apps:read", "settings:manage");
    private static final Role TESTER = role("tester-qa", "apps:read");
    private static final RouteNeed READ = new RouteNeed.OnApp("apps:read");
    private static final RouteNeed LIVE = new RouteNeed.LiveToken();
    private static final AccessPolicy POLICY = policy(Map.of("GET /apps/{app}", "apps:read", "GET /me", "any"));

    private static Role role(String id, String... permissions) {
        return new Role(id, id, "", Set.of(permissions));
    }

    private static AccessPolicy policy(Map<String, String> permissions) {
        return new AccessPolicy(List.of(ADMIN, TESTER), Map.of("default", DraftApi.ofRoutes(permissions)));
    }

    private static RouteMatch find(AccessPolicy policy, String method, String route) {
        return policy.find("default", new RouteCall(method, route, Map.of("app", "web", "project", "ios"), null));
    }

    private static RouteMatch open(RouteNeed need, @Nullable String app) {
        return new RouteMatch.Open(need, app);
    }

    @Test
    void aRouteNeedsThePermissionThatThePolicyNames() {
        assertThat(find(POLICY, "GET", "/apps/{app}")).isEqualTo(open(READ, "web"));
        assertThat(find(POLICY, "GET", "/me")).isEqualTo(open(LIVE, null));
    }

    @ParameterizedTest
    @CsvSource({"default, GET, /apps", "default, POST, /apps/{app}", "default, GET, /apps/{app}/", "default, GET, ''",
            "default, get, /apps/{app}", "default, GET, /apps/ios-shop", "default, GET, $default",
            "default, ANY, /apps/{app}", "default, GE, T /apps/{app}", "other, GET, /apps/{app}",
            "'', GET, /apps/{app}"})
    void whatThePolicyDoesNotNameIsClosed(String api, String method, String route) {
        assertThat(POLICY.find(api, new RouteCall(method, route, Map.of("app", "web"), null)))
                .isEqualTo(RouteMatch.CLOSED);
    }

    @Test
    void aRouteForAnyMethodTakesWhatIsNotNamedWithItsOwn() {
        AccessPolicy policy = policy(Map.of("GET /apps/{app}", "apps:read", "ANY /apps/{app}", "settings:manage"));
        assertThat(find(policy, "GET", "/apps/{app}")).isEqualTo(open(READ, "web"));
        for (String method : List.of("HEAD", "POST", "DELETE", "OPTIONS", "PROPFIND")) {
            assertThat(find(policy, method, "/apps/{app}"))
                    .isEqualTo(open(new RouteNeed.OnApp("settings:manage"), "web"));
        }
        assertThat(find(policy, "get", "/apps/{app}")).isEqualTo(RouteMatch.CLOSED);
        assertThat(find(policy, "GET ", "/apps/{app}")).isEqualTo(RouteMatch.CLOSED);
    }

    @Test
    void theRouteOfEverythingElseIsARouteLikeAnyOther() {
        var free = new DraftNeed("any", null, true);
        var policy = new AccessPolicy(List.of(ADMIN), Map.of("default", new DraftApi(DraftApi.ROUTE, List.of(), "app",
                Map.of("$default", free, "ANY /files/{proxy+}", free))));
        assertThat(find(policy, "GET", "$default")).isEqualTo(open(LIVE, null));
        assertThat(find(policy, "GET", "/files/{proxy+}")).isEqualTo(open(LIVE, null));
        assertThat(find(policy, "GET", "/{proxy+}")).isEqualTo(RouteMatch.CLOSED);
    }

    @Test
    void theAppIsInTheParameterThatThePolicyNames() {
        var policy = new AccessPolicy(List.of(ADMIN), Map.of("default", new DraftApi(DraftApi.ROUTE, List.of(),
                "project", Map.of("GET /projects/{project}/x/{app}", DraftNeed.of("apps:read")))));
        assertThat(find(policy, "GET", "/projects/{project}/x/{app}")).isEqualTo(open(READ, "ios"));
        assertThat(
                policy.find("default", new RouteCall("GET", "/projects/{project}/x/{app}", Map.of("app", "web"), null)))
                .isEqualTo(open(READ, null));
    }

    @Test
    void rolesComeInTheOrderOfThePolicy() {
        assertThat(POLICY.roles()).containsExactly(ADMIN, TESTER);
        assertThat(new AccessPolicy(List.of(TESTER, ADMIN), Map.of()).roles()).containsExactly(TESTER, ADMIN);
        assertThat(POLICY.role("admin")).contains(ADMIN);
        assertThat(POLICY.role("ADMIN")).isEmpty();
        assertThat(POLICY.role("none")).isEmpty();
    }

    @Test
    void aPolicyThatContradictsItselfIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(Map.of("GET /apps/{app}", "any", "GET /apps", "apps:raed")))
                .withMessageContaining("/apis/default/routes/GET /apps must").withMessageContaining("GET /apps/{app}");
    }

    @Test
    void aPolicyCannotBeChangedAfterItsCheck() {
        var permissions = new HashSet<>(Set.of("apps:read"));
        var roles = new ArrayList<>(List.of(new Role("admin", "Admin", "", permissions)));
        var routes = new HashMap<String, @Nullable DraftNeed>(Map.of("GET /apps/{app}", DraftNeed.of("apps:read")));
        var policy = new AccessPolicy(roles, Map.of("default", new DraftApi(DraftApi.ROUTE, List.of(), "app", routes)));
        routes.put("DELETE /apps/{app}", DraftNeed.of("apps:read"));
        permissions.add("settings:manage");
        roles.clear();
        assertThat(find(policy, "DELETE", "/apps/{app}")).isEqualTo(RouteMatch.CLOSED);
        Role admin = policy.role("admin").orElseThrow();
        assertThat(admin.permits("settings:manage")).isFalse();
        assertThatThrownBy(() -> admin.permissions().add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> policy.roles().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
