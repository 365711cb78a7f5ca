package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each role on each route of the sample API, by both kinds of access.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectedRoutesTest {

    /// Which permission each route needs, as the HTTP contract has it.
    private static final Map<String, String> ROUTES = Map.of("GET /apps/ios-shop", "apps:read",
            "GET /apps/ios-shop/builds", "builds:read", "POST /apps/ios-shop/builds", "builds:start",
            "GET /apps/ios-shop/builds/none", "builds:read", "POST /apps/ios-shop/builds/none/abort", "builds:abort",
            "GET /apps/ios-shop/builds/none/log", "logs:read");
    private static final Map<String, String> ROLES = Map.of(
            "admin", "apps:read builds:read logs:read builds:start builds:abort",
            "platform-engineer", "apps:read builds:read logs:read builds:start builds:abort",
            "developer", "apps:read builds:read logs:read builds:start builds:abort",
            "tester-qa", "apps:read builds:read");

    @AutoClose private final Running system = Running.withDemoData();

    private Client tokenWith(String roles) {
        return system.with(system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "x", "expires_at": "%s", "roles": %s}""".formatted(system.clock().inDays(30), roles))
                .expect(201));
    }

    private static Stream<Arguments> rolesAndAccess() {
        return ROLES.keySet().stream()
                .flatMap(role -> Stream.of("{\"all_apps\": \"%s\"}", "{\"apps\": {\"ios-shop\": \"%s\"}}")
                        .map(access -> Arguments.of(role, access.formatted(role))));
    }

    @ParameterizedTest
    @MethodSource("rolesAndAccess")
    void aRoleOpensTheRoutesItsPermissionsNameAndNoOther(String role, String access) {
        Client client = tokenWith(access);
        ROUTES.forEach((route, permission) -> {
            Reply reply = client.call(route, "{\"branch\": \"main\"}");
            if (ROLES.getOrDefault(role, "").contains(permission)) {
                assertThat(reply.status()).as("%s %s", role, route).isIn(200, 201, 404);
            } else {
                assertThat(reply.expect(403).text()).contains(permission);
            }
        });
        assertThat(client.get("/me").expect(200).text()).contains(role);
    }

    @Test
    void aRouteThatDoesNotExistIsA404ThatEchoesNothing() {
        Client client = tokenWith("{\"all_apps\": \"admin\"}");
        for (String path : new String[]{"/no-such-route", "/apps/ios-shop/secrets", "/me/x",
                "/apps/ios-shop/builds/1/2/3"}) {
            Reply reply = client.get(path).expect(404);
            assertThat(reply.text()).doesNotContain("route/", "secrets", "wst_");
        }
        client.delete("/apps/ios-shop").expect(404);
    }

    @Test
    void aPathThatCouldBeReadAsAPatternIsRefused() {
        Client client = tokenWith("{\"all_apps\": \"admin\"}");
        client.get("/apps/*").expect(403);
        client.get("/apps/ios-shop/builds/*").expect(403);
        client.get("/apps/%2A").expect(403);
    }
}
