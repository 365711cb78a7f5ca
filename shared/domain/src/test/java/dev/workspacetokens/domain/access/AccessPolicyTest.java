package dev.workspacetokens.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessPolicyTest {

    private static final Role ADMIN = role("admin", "apps:read", "settings:manage");
    private static final Role TESTER = role("tester-qa", "apps:read");
    private static final AccessPolicy POLICY = policy("GET /apps/{app}", "apps:read");

    private static Role role(String id, String... permissions) {
        return new Role(id, id, "", Set.of(permissions));
    }

    private static AccessPolicy policy(String route, String permission) {
        return new AccessPolicy(List.of(ADMIN, TESTER), Map.of("default", Map.of(route, RouteNeed.of(permission))));
    }

    private static AccessPolicy needing(String route, RouteNeed need) {
        return new AccessPolicy(List.of(ADMIN, TESTER), Map.of("default", Map.of(route, need)));
    }

    @Test
    void aRouteNeedsThePermissionThatThePolicyNames() {
        assertThat(POLICY.permission("default", "GET /apps/{app}")).contains("apps:read");
        assertThat(policy("GET /me", "any").permission("default", "GET /me")).contains(AccessPolicy.ANY);
    }

    @ParameterizedTest
    @CsvSource({"default, GET /apps", "default, POST /apps/{app}", "default, GET /apps/{app}/",
            "default, get /apps/{app}",
            "default, GET /apps/ios-shop", "other, GET /apps/{app}", "'', GET /apps/{app}"})
    void whatThePolicyDoesNotNameIsClosed(String api, String route) {
        assertThat(POLICY.permission(api, route)).isEmpty();
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
    void noRoleMayBeCalledNoneOrTwiceTheSame() {
        assertRefused(() -> new AccessPolicy(List.of(role("none", "apps:read")), Map.of()));
        assertRefused(() -> new AccessPolicy(List.of(ADMIN, role("admin", "apps:read")), Map.of()));
    }

    @Test
    void aRouteWithAnAppNeedsMoreThanALiveToken() {
        assertRefused(() -> policy("GET /apps/{app}", "any"));
        assertRefused(() -> needing("GET /apps/{app}", new RouteNeed("any", true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /apps/{app_slug}", "GET /apps/{App}", "GET /apps/{app+}",
            "GET /apps/{project}/{build}",
            "ANY /{proxy+}", "ANY /apps/{proxy+}", "GET /{workspace}", "GET /apps/x{app}", "GET /apps/{app",
            "$default"})
    void aRouteWithAnyParameterIsOpenedInSoManyWordsOnly(String route) {
        assertThatIllegalArgumentException().isThrownBy(() -> policy(route, "any")).withMessageContaining(route)
                .withMessageContaining("\"app_free\": true").withMessageContaining("must be called {app}");
        assertThat(needing(route, new RouteNeed("any", true)).permission("default", route)).contains("any");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /apps/{app_slug}", "GET /apps/{APP}/builds", "ANY /{proxy+}", "GET /apps/{app+}"})
    void aParameterOfAnotherNameCannotNameTheApp(String route) {
        assertThatIllegalArgumentException().isThrownBy(() -> policy(route, "apps:read")).withMessage("'" + route
                + "' of the API 'default': to need a permission, the parameter that names the app must be called {app}");
    }

    @Test
    void onlyARouteThatNeedsALiveTokenIsFreeOfApps() {
        assertRefused(() -> needing("GET /apps/{app}", new RouteNeed("apps:read", true)));
        assertRefused(() -> needing("GET /apps/{other}", new RouteNeed("apps:read", true)));
        assertThat(needing("GET /me", new RouteNeed("any", true)).permission("default", "GET /me")).contains("any");
    }

    @Test
    void aRouteWithoutAnAppCanNeedNothingButALiveToken() {
        assertRefused(() -> policy("GET /apps", "apps:read"));
        assertRefused(() -> policy("GET /apps/{other}", "apps:read"));
    }

    @Test
    void aPermissionThatNoRoleHasIsAMistake() {
        assertRefused(() -> policy("GET /apps/{app}", "apps:raed"));
        assertRefused(() -> policy("GET /apps/{app}", ""));
    }

    @Test
    void everyApiIsChecked() {
        assertRefused(() -> new AccessPolicy(List.of(ADMIN),
                Map.of("default", Map.of("GET /me", RouteNeed.of("any")), "other",
                        Map.of("GET /apps/{app}", RouteNeed.of("any")))));
    }

    @Test
    void aPolicyCannotBeChangedAfterItsCheck() {
        var permissions = new HashSet<>(Set.of("apps:read"));
        var roles = new ArrayList<>(List.of(new Role("admin", "Admin", "", permissions)));
        var routes = new HashMap<>(Map.of("GET /apps/{app}", RouteNeed.of("apps:read")));
        var policy = new AccessPolicy(roles, Map.of("default", routes));
        routes.put("DELETE /apps/{app}", RouteNeed.of("any"));
        permissions.add("settings:manage");
        roles.clear();
        assertThat(policy.permission("default", "DELETE /apps/{app}")).isEmpty();
        Role admin = policy.role("admin").orElseThrow();
        assertThat(admin.permits("settings:manage")).isFalse();
        assertThatThrownBy(() -> admin.permissions().add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> policy.roles().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void assertRefused(ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making);
    }
}
