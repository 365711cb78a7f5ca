package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every management call by every kind of caller: only owners, only their own workspace, and never a workspace token.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoMayCallTest {

    /// A call of the management API that belongs to a workspace.
    record Call(String method, String path, String body) {
        Reply by(Client caller, String workspace, String token) {
            return caller.send(method, path.replace("{ws}", workspace).replace("{id}", token),
                    body.replace("{id}", token).getBytes(StandardCharsets.UTF_8));
        }
    }

    @AutoClose private final Running system = Running.withDemoData();
    private Reply acmeToken;
    private Reply globexToken;

    @BeforeAll
    void start() {
        for (String role : List.of("manager", "contributor", "viewer")) {
            system.directory().put("/directory/workspaces/acme/members/" + role, """
                    {"role": "%s", "name": "Some %s"}""".formatted(role, role)).expect(201);
        }
        acmeToken = create("ada", "acme", "ios-shop");
        globexToken = create("olga", "globex", "billing");
    }

    private Reply create(String owner, String workspace, String app) {
        return system.as(owner).post("/workspaces/" + workspace + "/tokens", """
                {"name": "Theirs", "expires_at": "%s", "roles": {"apps": {"%s": "admin"}}}"""
                .formatted(system.clock().inDays(30), app)).expect(201);
    }

    private static Stream<Call> calls() {
        String create = "{\"name\": \"x\", \"expires_at\": \"2026-12-24T00:00:00Z\", \"roles\": {\"all_apps\": \"admin\"}}";
        return Stream.of(new Call("GET", "/workspaces/{ws}/apps", ""), new Call("GET", "/workspaces/{ws}/tokens", ""),
                new Call("POST", "/workspaces/{ws}/tokens", create),
                new Call("POST", "/workspaces/{ws}/tokens", "not even JSON"),
                new Call("GET", "/workspaces/{ws}/tokens/{id}", ""),
                new Call("PATCH", "/workspaces/{ws}/tokens/{id}", "{\"name\": \"Taken over\"}"),
                new Call("POST", "/workspaces/{ws}/tokens/{id}/regenerate",
                        "{\"expires_at\": \"2026-12-24T00:00:00Z\"}"),
                new Call("POST", "/workspaces/{ws}/tokens/revoke", "{\"tokens\": [\"{id}\"]}"),
                new Call("DELETE", "/workspaces/{ws}/tokens/{id}", ""));
    }

    private static Stream<Arguments> callsByOtherMembers() {
        return Stream.of("max", "manager", "contributor", "viewer")
                .flatMap(member -> calls().map(call -> Arguments.of(member, call)));
    }

    @ParameterizedTest
    @MethodSource("callsByOtherMembers")
    void aMemberWhoIsNoOwnerIsForbidden(String member, Call call) {
        call.by(system.as(member), "acme", idOf(acmeToken)).problem(403);
        unharmed();
    }

    private static Stream<Arguments> callsByStrangers() {
        return Stream.of("olga", "nobody", "ADA", "ada ", "")
                .flatMap(stranger -> calls().map(call -> Arguments.of(stranger, call)));
    }

    @ParameterizedTest
    @MethodSource("callsByStrangers")
    void aStrangerLearnsNothingNotEvenThatTheWorkspaceExists(String stranger, Call call) {
        Reply existing = call.by(system.as(stranger), "acme", idOf(acmeToken)).problem(404);
        Reply missing = call.by(system.as(stranger), "no-such", idOf(acmeToken)).problem(404);
        assertThat(missing.text().replace("no-such", "acme")).isEqualTo(existing.text());
        unharmed();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anOwnerCannotReachAnotherWorkspacesTokenThroughTheirOwn(Call call) {
        if (call.path().contains("{id}")) {
            call.by(system.as("ada"), "acme", idOf(globexToken)).problem(404);
            unharmed();
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aWorkspaceTokenCannotManageTokens(Call call) {
        call.by(system.with(acmeToken), "acme", idOf(acmeToken)).expect(401);
        unharmed();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nobodyCallsWithoutAToken(Call call) {
        Client anonymous = system.sending();
        assertThat(call.by(anonymous, "acme", idOf(acmeToken)).expect(401).text())
                .isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    @Test
    void anOwnerCannotGrantAnotherWorkspacesApp() {
        assertThat(system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "Greedy", "expires_at": "%s", "roles": {"apps": {"ios-shop": "admin", "billing": "admin"}}}"""
                .formatted(system.clock().inDays(30))).problem(422).pointers()).containsExactly("/roles/apps/billing");
    }

    @Test
    void aTokenCannotReachAnotherWorkspacesApp() {
        Reply all = system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "All", "expires_at": "%s", "roles": {"all_apps": "admin"}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        String foreign = system.with(all).get("/apps/billing").expect(403).text();
        String missing = system.with(all).get("/apps/no-such-app").expect(403).text();
        String noSlug = system.with(all).get("/apps/NO_SLUG").expect(403).text();
        assertThat(List.of(missing, noSlug)).containsOnly(foreign);
    }

    private void unharmed() {
        system.with(acmeToken).get("/apps/ios-shop").expect(200);
        system.with(globexToken).get("/apps/billing").expect(200);
        assertThat(system.as("ada").get("/workspaces/acme/tokens?name=Theirs").expect(200).all("id"))
                .containsExactly(idOf(acmeToken));
        assertThat(system.as("ada").get("/workspaces/acme/tokens?name=Taken").expect(200).data()).isEmpty();
    }

    private static String idOf(Reply created) {
        return created.data().path("id").asText();
    }
}
