package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.OtherAuthorizer;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The access policy is what an operator has put, everywhere within a minute, or nobody is let in.
class StoredPolicyTest {

    private static final String DEVELOPER = "{\"all_apps\": \"developer\"}";

    @AutoClose private final Running system = StoredPolicies.system();

    @Test
    void withoutAPolicyNothingIsMade() {
        StoredPolicies.create(system, DEVELOPER).problem(503);
        system.as("ada").get("/roles").problem(503);
        system.directory().get(StoredPolicies.PATH).problem(404);
    }

    @Test
    void policyIsInForceInEachEnvironmentWithinAMinuteAndAWrongOneChangesNothing() throws Exception {
        StoredPolicies.inForce(system, StoredPolicies.large("apps:read"), "");
        Reply token = StoredPolicies.create(system, DEVELOPER).expect(201);
        Client behindTheGateway = system.with(token);
        behindTheGateway.get("/apps/web").expect(200);
        system.clock().advance(Duration.ofSeconds(30));
        try (var justRead = new OtherAuthorizer(system)) {
            assertThat(justRead.decide(token, "web")).isEqualTo("Allow");
            Reply put = system.directory().put(StoredPolicies.PATH, StoredPolicies.large("apps:manage")).expect(200);
            assertThat(justRead.decide(token, "web")).isEqualTo("Allow");
            StoredPolicies.until(system, put);
            behindTheGateway.get("/apps/web").expect(403);
            assertThat(justRead.decide(token, "web")).isEqualTo("Deny");

            system.directory().put(StoredPolicies.PATH, StoredPolicies.large("nobody:has")).problem(422);
            system.directory().put(StoredPolicies.PATH, "{\"roles\": 1}").problem(400);
            system.clock().advance(Duration.ofMinutes(10));
            behindTheGateway.get("/apps/web").expect(403);
            assertThat(justRead.decide(token, "web")).isEqualTo("Deny");
        }
    }

    @Test
    void whenEitherRowIsDeletedEveryRequestIsRefusedWithinAMinute() throws Exception {
        for (String row : List.of("FROZEN", "POLICY")) {
            StoredPolicies.inForce(system, StoredPolicies.of("developer"), "");
            Reply token = StoredPolicies.create(system, DEVELOPER).expect(201);
            Client integration = system.with(token);
            integration.get("/apps/web").expect(200);
            StoredPolicies.delete(system, row);
            try (var started = new OtherAuthorizer(system)) {
                assertThat(started.decide(token, "web")).contains("there is no row STATE / " + row);
            }
            system.clock().advance(Duration.ofMinutes(1));
            integration.get("/apps/web").expect(500);
            integration.get("/me").expect(500);
            system.sending("Bearer garbage").get("/apps/web").expect(401);
        }
        StoredPolicies.inForce(system, StoredPolicies.of("developer"), "");
        system.with(StoredPolicies.create(system, DEVELOPER).expect(201)).get("/apps/web").expect(200);
    }

    @Test
    void policyThatCannotBeReadServesForFiveMinutes() {
        StoredPolicies.inForce(system, StoredPolicies.of("developer"), "");
        Client integration = system.with(StoredPolicies.create(system, DEVELOPER).expect(201));
        integration.get("/apps/web").expect(200);
        system.faults().throttledReads("POLICY");
        system.clock().advance(Duration.ofMinutes(5).minusMillis(1));
        integration.get("/apps/web").expect(200);
        system.clock().advance(Duration.ofMillis(1));
        integration.get("/apps/web").expect(500);
        system.faults().throttledReads("");
        integration.get("/apps/web").expect(200);
    }

    @Test
    void tokenWhoseRoleIsGoneLosesExactlyThatAndCanBeMended() {
        StoredPolicies.inForce(system, StoredPolicies.of("developer", "guest"), "");
        assertThat(system.as("ada").get("/roles").expect(200).all("id")).containsExactly("developer", "guest");
        Reply token = StoredPolicies.create(system, "{\"apps\": {\"web\": \"guest\", \"ios-shop\": \"developer\"}}")
                .expect(201);
        String path = token.header("location");
        system.with(token).get("/apps/web").expect(200);

        system.directory().put(StoredPolicies.PATH, StoredPolicies.of("developer", "reader")).problem(422);
        StoredPolicies.inForce(system, StoredPolicies.of("developer", "reader"), "?drop_role=guest");
        system.with(token).get("/apps/web").expect(403);
        system.with(token).get("/apps/ios-shop").expect(200);
        assertThat(system.as("ada").get("/roles").expect(200).all("id")).containsExactly("developer", "reader");
        StoredPolicies.create(system, "{\"all_apps\": \"guest\"}").problem(422);

        Client ada = system.as("ada");
        ada.patch(path, "{\"name\": \"Renamed\"}").expect(200);
        Reply regenerated = ada.post(path + "/regenerate",
                "{\"expires_at\": \"%s\"}".formatted(system.clock().inDays(9))).expect(200);
        system.with(regenerated).get("/apps/web").expect(403);
        system.with(regenerated).get("/apps/ios-shop").expect(200);
        ada.patch(path, "{\"roles\": {\"apps\": {\"web\": \"reader\", \"ios-shop\": \"developer\"}}}").expect(200);
        system.with(regenerated).get("/apps/web").expect(200);
        system.with(StoredPolicies.create(system, "{\"all_apps\": \"reader\"}").expect(201)).get("/apps/web")
                .expect(200);
    }
}
