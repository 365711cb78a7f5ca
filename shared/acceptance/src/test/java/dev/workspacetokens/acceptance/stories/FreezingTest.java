package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.OtherAuthorizer;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// An operator switches all tokens of a workspace off, and on again.
class FreezingTest {

    private static final String FREEZE = "/directory/workspaces/acme/freeze";

    @AutoClose private final Running system = StoredPolicies.system();

    private Reply token() {
        StoredPolicies.inForce(system, StoredPolicies.of("developer"), "");
        return StoredPolicies.create(system, "{\"all_apps\": \"developer\"}").expect(201);
    }

    private void inForce(Reply answer) {
        StoredPolicies.until(system, answer.expect(200));
    }

    @Test
    void noTokenOfTheWorkspaceWorksFromTheTimeOnThatIsTold() throws Exception {
        Reply token = token();
        Client integration = system.with(token);
        Client others = system.with(system.as("olga").post("/workspaces/globex/tokens", """
                {"name": "Theirs", "expires_at": "%s", "roles": {"all_apps": "developer"}}"""
                .formatted(system.clock().inDays(30))).expect(201));
        integration.get("/apps/web").expect(200);
        system.clock().advance(Duration.ofSeconds(20));
        try (var justRead = new OtherAuthorizer(system)) {
            assertThat(justRead.decide(token, "web")).isEqualTo("Allow");
            Reply frozen = system.directory().put(FREEZE, "");
            assertThat(frozen.data().path("frozen").asBoolean()).isTrue();
            inForce(frozen);
            integration.get("/apps/web").expect(403);
            integration.get("/me").expect(403);
            assertThat(justRead.decide(token, "web")).isEqualTo("Deny");
            others.get("/apps/billing").expect(200);
            others.get("/apps/web").expect(403);

            inForce(system.directory().delete(FREEZE));
            integration.get("/apps/web").expect(200);
            assertThat(justRead.decide(token, "web")).isEqualTo("Allow");
        }
    }

    @Test
    void thatHoldsAlsoWhileTheListCannotBeRead() throws Exception {
        Reply token = token();
        Client integration = system.with(token);
        try (var justRead = new OtherAuthorizer(system)) {
            integration.get("/apps/web").expect(200);
            assertThat(justRead.decide(token, "web")).isEqualTo("Allow");
            Reply frozen = system.directory().put(FREEZE, "").expect(200);
            system.faults().throttledReads("FROZEN");
            system.clock().advance(Duration.ofSeconds(56));
            integration.get("/apps/web").expect(200);
            inForce(frozen);
            integration.get("/apps/web").expect(500);
            assertThat(justRead.decide(token, "web")).isNotIn("Allow", "Deny", "Unauthorized");
            system.faults().throttledReads("");
            integration.get("/apps/web").expect(403);
            assertThat(justRead.decide(token, "web")).isEqualTo("Deny");
        }
    }

    @Test
    void ownersMakeNoSecretAtOnceAndMayDoAllElse() {
        Reply token = token();
        String path = token.header("location");
        system.directory().put(FREEZE, "").expect(200);
        Client ada = system.as("ada");
        String date = "{\"expires_at\": \"%s\"}".formatted(system.clock().inDays(9));
        StoredPolicies.create(system, "{\"all_apps\": \"developer\"}").problem(409);
        ada.post(path + "/regenerate", date).problem(409);
        ada.patch(path, "{\"name\": \"Renamed\", \"roles\": {\"apps\": {\"web\": \"developer\"}}}").expect(200);
        assertThat(ada.get("/workspaces/acme/tokens").expect(200).all("name")).containsExactly("Renamed");
        system.directory().delete(FREEZE).expect(200);
        ada.post(path + "/regenerate", date).expect(200);
        system.directory().put(FREEZE, "").expect(200);
        ada.delete(path).expect(204);
    }
}
