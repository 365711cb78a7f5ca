package dev.workspacetokens.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.ResourceWords;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.access.RouteMatch;
import dev.workspacetokens.domain.access.RouteNeed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The policy that comes with the stack, for trying out.
final class AccessPolicyFileTest {

    private static final Set<String> TESTER = Set.of("apps:read", "builds:read", "artifacts:read");
    private static final Set<String> DEVELOPER = union(TESTER,
            Set.of("logs:read", "builds:start", "builds:abort", "artifacts:write"));
    private static final Set<String> PLATFORM = union(DEVELOPER, Set.of("config:read", "config:write"));
    private static final Set<String> ADMIN = union(PLATFORM,
            Set.of("settings:manage", "secrets:manage", "members:manage"));

    private static Set<String> union(Set<String> some, Set<String> more) {
        var all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    @Test
    void deployedRolesHaveThePermissionsOfTheContract() {
        var roles = AccessPolicyFile.deployed().roles();
        assertThat(roles).extracting(Role::id).containsExactly("admin", "platform-engineer", "developer", "tester-qa");
        assertThat(roles).extracting(role -> Set.copyOf(role.permissions()))
                .isEqualTo(List.of(ADMIN, PLATFORM, DEVELOPER, TESTER).stream().map(Set::copyOf).toList());
    }

    @Test
    void deployedRoutesNeedThePermissionsOfTheContract() {
        AccessPolicy policy = AccessPolicyFile.deployed();
        Map.of("GET /apps/{app}", "apps:read", "GET /apps/{app}/builds", "builds:read", "POST /apps/{app}/builds",
                "builds:start", "GET /apps/{app}/builds/{build}", "builds:read",
                "POST /apps/{app}/builds/{build}/abort", "builds:abort", "GET /apps/{app}/builds/{build}/log",
                "logs:read")
                .forEach((route, permission) -> assertThat(find(policy, "default", route)).as(route)
                        .isEqualTo(new RouteMatch.Open(new RouteNeed.OnApp(permission), "web")));
        for (String route : List.of("GET /me", "GET /apps")) {
            assertThat(find(policy, "default", route)).isEqualTo(new RouteMatch.Open(new RouteNeed.LiveToken(), null));
        }
        assertThat(find(policy, "default", "DELETE /apps/{app}")).isEqualTo(RouteMatch.CLOSED);
        assertThat(find(policy, "another", "GET /me")).isEqualTo(RouteMatch.CLOSED);
    }

    private static RouteMatch find(AccessPolicy policy, String api, String route) {
        return policy.find(api, RouteCall.ofRoute(route, Map.of("app", "web")));
    }

    @Test
    void deployedAppsAreCalledApps() {
        assertThat(AccessPolicyFile.deployed().resource()).isEqualTo(new ResourceWords("app", "apps"));
    }
}
