package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.testing.Summed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The ways in which a client may send a token are exactly the documented ones, and every other one gets the
/// same answer.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationHeaderTest {

    @AutoClose private final Running system = Running.withDemoData();
    private Reply created;

    @BeforeAll
    void start() {
        created = create();
    }

    private Reply create() {
        return system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "x", "expires_at": "%s", "roles": {"all_apps": "developer"}}"""
                .formatted(system.clock().inDays(30))).expect(201);
    }

    private static Stream<String> accepted() {
        return Stream.of("%s", "token %s", "Bearer %s", "bearer %s", "BEARER %s", "TOKEN %s", "tOkEn %s", "Bearer  %s",
                "token    %s");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void theDocumentedFormsAreAccepted(String form) {
        system.sending(form.formatted(system.secretOf(created))).get("/apps/ios-shop").expect(200);
    }

    private static Stream<String> refused() {
        return Stream.of("Bearer%s", "Bearer\t%s", "Bearer \t%s", "Bearer  %s,", "Bearer  %1$s  %1$s",
                "Bearer  token %s", "Basic %s", "Tokens %s", "Bearer Bearer %s",
                "token Bearer %s", "Bearer %s,", ",%s", "%1$s,%1$s", "%1$s %1$s", "Bearer %1$s, Bearer %1$s", "\"%s\"",
                "Bearer \"%s\"", "Bearer=%s", "%s;", "%s.", "%sA", "x%s", "Bearer", "Bearer ", "token", "-", "wst_",
                "AWS4-HMAC-SHA256 Credential=%s");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void everythingElseIsRefusedWithTheSameAnswer(String form) {
        Reply wrong = system.sending(form.formatted(system.secretOf(created))).get("/apps/ios-shop").expect(401);
        assertSameAsAnyOther(wrong);
    }

    @Test
    void everyReasonForA401IsAnsweredAlike() {
        Reply revoked = create();
        Reply regenerated = create();
        system.as("ada").delete(revoked.header("location")).expect(204);
        system.as("ada").post(regenerated.header("location") + "/regenerate", """
                {"expires_at": "%s"}""".formatted(system.clock().inDays(1))).expect(200);
        assertSameAsAnyOther(system.sending().get("/me").expect(401));
        assertSameAsAnyOther(system.sending("wst_" + "0".repeat(60)).get("/me").expect(401));
        assertSameAsAnyOther(system.sending(Summed.changed(system.secretOf(created), 30)).get("/me").expect(401));
        assertSameAsAnyOther(system.sending(Summed.of("wst_" + "0".repeat(54))).get("/me").expect(401));
        assertSameAsAnyOther(system.with(revoked).get("/me").expect(401));
        assertSameAsAnyOther(system.with(regenerated).get("/me").expect(401));
        assertSameAsAnyOther(system.with(revoked).get("/apps/no-such-app").expect(401));
    }

    @Test
    void twoHeadersAreRefusedAlsoWhenBothAreGood() {
        String token = system.secretOf(created);
        system.sending(token, token).get("/me").expect(401);
        system.sending("Bearer " + token, "x").get("/me").expect(401);
    }

    @Test
    void aTokenInTheUrlIsNotLookedAt() {
        String token = system.secretOf(created);
        for (String query : List.of("access_token=", "token=", "Authorization=", "authorization=")) {
            system.sending().get("/me?" + query + token).expect(401);
        }
    }

    @Test
    void noErrorRepeatsATokenThatWasPutInAWrongPlace() {
        String token = system.secretOf(created);
        Client ada = system.as("ada");
        String body = "{\"name\": \"x\", \"expires_at\": \"" + system.clock().inDays(1) + "\", \"roles\": %s}";
        ada.get("/workspaces/acme/tokens/" + token).problem(404);
        ada.delete("/workspaces/acme/tokens/" + token).problem(404);
        ada.get("/workspaces/" + token + "/tokens").problem(404);
        ada.get("/workspaces/acme/tokens?status=" + token).problem(400);
        ada.get("/workspaces/acme/tokens?next=" + token).problem(400);
        ada.get("/workspaces/acme/tokens?limit=" + token).problem(400);
        ada.post("/workspaces/acme/tokens", body.formatted("{\"apps\": {\"" + token + "\": \"admin\"}}")).problem(422);
        ada.post("/workspaces/acme/tokens", body.formatted("{\"apps\": {\"web\": \"" + token + "\"}}")).problem(422);
        ada.post("/workspaces/acme/tokens", body.formatted("{\"" + token + "\": 1}")).problem(400);
        ada.post("/workspaces/acme/tokens", token).problem(400);
        system.directory().get("/directory/workspaces/" + token).problem(400);
        system.directory().put("/directory/workspaces/acme/members/x", "{\"role\": \"" + token + "\", \"name\": \"x\"}")
                .problem(422);
        system.with(created).get("/apps/" + token).expect(403);
        system.with(created).get("/apps/web/builds/" + token).problem(404);
        system.with(created).get("/" + token).expect(404);
    }

    @Test
    void anyChangedCharacterIsRefused() {
        String token = system.secretOf(created);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'x' ? 'y' : 'x';
            system.sending(token.substring(0, i) + other + token.substring(i + 1)).get("/me").expect(401);
        }
    }

    @Test
    void headersThatImitateTheAuthorizersContextChangeNothing() {
        var forged = new ArrayList<String>();
        for (String name : Set.of("workspace", "token_id", "app", "role", "permissions", "principalId",
                "x-amzn-principal-id", "x-workspace", "x-amz-authorizer-role", "requestContext.authorizer.workspace")) {
            forged.add(name);
            forged.add("globex");
        }
        Reply honest = system.with(created).get("/me").expect(200);
        Reply lying = system.with(created).send("GET", "/me", new byte[0], forged.toArray(String[]::new)).expect(200);
        assertThat(lying.text()).isEqualTo(honest.text());
        system.with(created).send("GET", "/apps/billing", new byte[0], forged.toArray(String[]::new)).expect(403);
    }

    private void assertSameAsAnyOther(Reply wrong) {
        Reply other = system.sending("no-token").get("/me").expect(401);
        assertThat(wrong.text()).isEqualTo(other.text());
        assertThat(wrong.header("www-authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(wrong.header("content-type")).isEqualTo(other.header("content-type"));
    }
}
