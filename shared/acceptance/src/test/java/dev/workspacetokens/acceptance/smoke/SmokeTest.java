package dev.workspacetokens.acceptance.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workspacetokens.acceptance.stack.Stack;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.testing.Summed;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What makes a deployment worth having, from outside, at the local runner or at a stack on AWS: tokens open what they
/// should and nothing else, and whatever is no token opens nothing.
@Tag("smoke")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmokeTest {

    private static final String NO_TOKEN = "{\"message\": \"A valid workspace token is required.\"}";
    private static final String NO_ROUTE = "{\"message\": \"There is no such route.\"}";

    @RegisterExtension final LedgerKeeper ledger = new LedgerKeeper();
    private final Stack stack;
    private final SmokeWorkspace workspace;

    SmokeTest() {
        stack = Stack.ofThisRun().seenBy(ledger::answered);
        workspace = new SmokeWorkspace(stack);
    }

    @BeforeAll
    void start() {
        workspace.provide();
    }

    @AfterAll
    void stop() {
        try (stack; workspace) {
            if (Stack.isOnAws()) {
                System.out.println(Ledger.table(stack.where(), ledger.sightings()));
            }
        }
    }

    @Test
    @Shows("jwt-claims")
    void anOwnerSeesTheirWorkspaceAndItsApps() {
        assertThat(stack.owner().get("/workspaces").expect(200).all("slug")).contains(workspace.slug());
        assertThat(stack.owner().get("/workspaces/" + workspace.slug() + "/apps").expect(200).all("slug"))
                .contains(workspace.slugOf("one"), workspace.slugOf("two"));
    }

    @Test
    void noManagementWithoutAnAccessTokenOrWithAForgedOne() {
        int middle = stack.ownerToken().lastIndexOf('.') + 20;
        char other = stack.ownerToken().charAt(middle) == 'A' ? 'B' : 'A';
        String forged = stack.ownerToken().substring(0, middle) + other + stack.ownerToken().substring(middle + 1);
        stack.owner(forged).get("/workspaces").expect(401);
        stack.owner("").get("/workspaces").expect(401);
        stack.owner(SmokeWorkspace.secretOf(allApps("no JWT"))).get("/workspaces").expect(401);
    }

    @Test
    @Shows("kms-by-alias")
    void aTokenForAllAppsReachesTheAppsOfTodayAndTheNextOne() {
        Client integration = workspace.with(allApps("all apps"));
        integration.get("/me").expect(200);
        assertThat(integration.get("/apps").expect(200).all("slug")).contains(workspace.slugOf("one"));
        integration.get("/apps/" + workspace.app("next")).expect(200);
        integration.get("/apps/" + workspace.slugOf("one") + "/builds").expect(200);
    }

    @Test
    @Shows("refuse-403")
    void aTokenPerAppReachesItsAppInItsRoleOnly() {
        Client tester = workspace.with(oneApp("per app", "tester-qa"));
        String app = "/apps/" + workspace.slugOf("one");
        tester.get(app + "/builds").expect(200);
        assertThat(tester.post(app + "/builds", "{\"branch\": \"main\"}").expect(403).text()).contains("builds:start");
        for (String outOfReach : new String[]{workspace.slugOf("two"), workspace.slugOf("never")}) {
            Reply refusal = tester.get("/apps/" + outOfReach).expect(403);
            assertThat(refusal.json().path("message").asText()).isNotBlank().doesNotContain("$context");
        }
    }

    @Test
    void aRegeneratedTokenHasTheSameAppsAndItsFormerSecretIsRefusedAtOnce() {
        Reply created = oneApp("regenerated", "developer");
        String app = "/apps/" + workspace.slugOf("one");
        Client before = workspace.with(created);
        before.get(app).expect(200);

        Reply regenerated = stack.owner().post(created.header("location") + "/regenerate", """
                {"expires_at": "%s"}""".formatted(workspace.inDays(2))).expect(200);
        before.get(app).expect(401);
        Client after = workspace.with(regenerated);
        after.get(app).expect(200);
        after.get("/apps/" + workspace.slugOf("two")).expect(403);
        assertThat(regenerated.data().path("roles")).isEqualTo(created.data().path("roles"));
    }

    @Test
    void whatWasDoneIsNoted() {
        String id = allApps("noted").data().path("id").asText();
        var events = stack.owner().get("/workspaces/" + workspace.slug() + "/events?token=" + id).expect(200).data();
        assertThat(events).extracting(event -> event.path("type").asText()).containsExactly("token.created");
    }

    @Test
    void aFormerSecretWorksOnUntilItsOverlapIsEnded() {
        Reply created = allApps("overlapping");
        Client before = workspace.with(created);
        String path = created.header("location");
        Reply regenerated = stack.owner().post(path + "/regenerate", """
                {"expires_at": "%s", "overlap_seconds": 600}""".formatted(workspace.inDays(2))).expect(200);
        before.get("/me").expect(200);
        workspace.with(regenerated).get("/me").expect(200);
        stack.owner().delete(path + "/overlap").expect(204);
        before.get("/me").expect(401);
        workspace.with(regenerated).get("/me").expect(200);
    }

    @Test
    @Shows("gw-idempotency-key")
    void aRepeatedCallIsAnsweredTheSame() {
        String key = UUID.randomUUID() + "-".repeat(219);
        Reply created = workspace.token("repeated", "{\"all_apps\": \"developer\"}", "Idempotency-Key", key);
        Reply again = workspace.token("repeated", "{\"all_apps\": \"developer\"}", "Idempotency-Key", key);
        assertThat(SmokeWorkspace.secretOf(again)).isEqualTo(SmokeWorkspace.secretOf(created));
        assertThat(again.header("idempotent-replayed")).isEqualTo("true");
        workspace.with(again).get("/me").expect(200);
    }

    @Test
    @Shows("refuse-ttl")
    void aRevokedTokenIsRefusedAtOnce() {
        Reply created = allApps("revoked");
        Client integration = workspace.with(created);
        integration.get("/me").expect(200);
        stack.owner().delete(created.header("location")).expect(204);
        integration.get("/me").expect(401);
    }

    @Test
    @Shows("refuse-401")
    void whatIsNoTokenIsRefusedInOneWay() {
        refused(stack.integration().get("/me"));
        refused(stack.integration("nonsense").get("/me"));
        String genuine = SmokeWorkspace.secretOf(allApps("forged"));
        int secret = genuine.length() - 10;
        int id = genuine.indexOf('_') + 5;
        for (int at : new int[]{secret, id}) {
            refused(stack.integration("Bearer " + Summed.changed(genuine, at)).get("/me"));
        }
    }

    @Test
    @Shows("gw-rest-multivalue")
    void aTokenThatIsSentTwiceIsRefused() {
        String header = "Bearer " + SmokeWorkspace.secretOf(allApps("twice"));
        refused(stack.integration(header, header).get("/me"));
    }

    @Test
    @Shows("gw-remapped")
    void aTokenUnderTheGatewaysOwnNameOfTheHeaderIsNone() {
        String token = SmokeWorkspace.secretOf(allApps("remapped"));
        refused(stack.integration().send("GET", "/me", new byte[0], "x-amzn-remapped-authorization", token));
    }

    @Test
    @Shows("refuse-404")
    void noRouteIsNoRouteWhateverIsSent() {
        String token = "Bearer " + SmokeWorkspace.secretOf(allApps("nowhere"));
        String nowhere = "/apps/" + workspace.slugOf("one") + "/nowhere";
        for (String authorization : new String[]{token, "AWS4-HMAC-SHA256 x", "a=b, c"}) {
            assertThat(stack.integration(authorization).get(nowhere).expect(404).text()).isEqualTo(NO_ROUTE);
        }
    }

    @Test
    @Shows("gw-rest-encoded")
    void anEscapedPathNeverLeadsToAnotherApp() {
        Client integration = workspace.with(oneApp("escaped", "developer"));
        String one = workspace.slugOf("one");
        Reply same = integration.get("/apps/%73" + one.substring(1));
        assertThat(same.status() == 403 || same.data().path("slug").asText().equals(one)).as(same.text()).isTrue();
        assertThat(integration.get("/apps/" + workspace.slugOf("two") + "%2f..%2f" + one).text())
                .doesNotContain("App two");
    }

    @Test
    @Shows({"sigv4-pipe", "sigv4-slash"})
    void theDirectoryTakesEveryNameThatAnIssuerGives() {
        workspace.member("auth0|abc", "viewer").expect(201);
        workspace.member("a/b", "viewer").expect(201);
        assertThat(workspace.members().all("id")).contains("auth0|abc", "a/b");
    }

    @Test
    @Shows("gw-head")
    void theConsoleAnswersHead() throws IOException, InterruptedException {
        assumeTrue(stack.console().isPresent(), "the stack has no console");
        var head = HttpClient.newHttpClient().send(HttpRequest.newBuilder(stack.console().get().resolve("/")).HEAD()
                .build(), BodyHandlers.ofString());
        var reply = new Reply("HEAD /", head.statusCode(), head.headers(), head.body());
        stack.witness().accept(reply);
        assertThat(reply.expect(200).header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(reply.text()).isEmpty();
    }

    private static void refused(Reply reply) {
        assertThat(reply.expect(401).text()).isEqualTo(NO_TOKEN);
        assertThat(reply.header("www-authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    private Reply allApps(String name) {
        return workspace.token(name, "{\"all_apps\": \"developer\"}");
    }

    private Reply oneApp(String name, String role) {
        return workspace.token(name, "{\"apps\": {\"%s\": \"%s\"}}".formatted(workspace.slugOf("one"), role));
    }
}
