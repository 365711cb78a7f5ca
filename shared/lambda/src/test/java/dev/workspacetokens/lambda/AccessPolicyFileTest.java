package dev.workspacetokens.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static AccessPolicy read(String json) throws IOException {
        return AccessPolicyFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
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
        Map.of("GET /me", "any", "GET /apps", "any", "GET /apps/{app}", "apps:read", "GET /apps/{app}/builds",
                "builds:read", "POST /apps/{app}/builds", "builds:start", "GET /apps/{app}/builds/{build}",
                "builds:read", "POST /apps/{app}/builds/{build}/abort", "builds:abort",
                "GET /apps/{app}/builds/{build}/log", "logs:read")
                .forEach((route, permission) -> assertThat(policy.permission("default", route)).as(route)
                        .hasValue(permission));
        assertThat(policy.permission("default", "DELETE /apps/{app}")).isEmpty();
        assertThat(policy.permission("another", "GET /me")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"roles\": {}}", "{\"roles\": [{\"id\": \"x\"}]}", "{\"role\": []}",
            "{\"roles\": [], \"roles\": []}", "{} x", "{} {\"apis\": {}}",
            "{\"apis\": {\"default\": {\"GET /me\": 1}}}", "{\"roles\": [",
            "{\"roles\": [{\"id\": 1, \"title\": \"x\", \"description\": \"x\", \"permissions\": []}]}",
            "{\"apis\": {\"default\": {\"GET /me\": \"any\", \"GET /me\": \"any\"}}}",
            "{\"apis\": {\"default\": {\"GET /me\": {}}}}",
            "{\"apis\": {\"default\": {\"GET /me\": {\"app_free\": true}}}}",
            "{\"apis\": {\"default\": {\"GET /me\": {\"permission\": \"any\", \"app_free\": \"true\"}}}}",
            "{\"apis\": {\"default\": {\"GET /me\": {\"permission\": \"any\", \"app-free\": true}}}}",
            "{\"apis\": {\"default\": {\"GET /me\": [\"any\"]}}}"})
    void fileOfAnotherShapeIsRefused(String json) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(json));
    }

    @Test
    void routeWithAParameterIsOpenedInSoManyWordsOnly() throws IOException {
        String policy = "{\"roles\": [], \"apis\": {\"default\": {\"GET /things/{thing}\": %s}}}";
        assertThat(read(policy.formatted("{\"permission\": \"any\", \"app_free\": true}"))
                .permission("default", "GET /things/{thing}")).contains("any");
        for (String need : List.of("\"any\"", "{\"permission\": \"any\"}",
                "{\"permission\": \"any\", \"app_free\": false}")) {
            assertThatIllegalArgumentException().isThrownBy(() -> read(policy.formatted(need)))
                    .withMessageContaining("'GET /things/{thing}'").withMessageContaining("app_free");
        }
    }

    @Test
    void policyThatContradictsItselfIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"roles\": [], \"apis\": {\"default\": {\"GET /apps/{app}\": \"x:y\"}}}"));
    }
}
