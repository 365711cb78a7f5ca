package dev.workspacetokens.acceptance.units;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.acceptance.units.CountedSystem.Call;
import dev.workspacetokens.emulators.units.Units;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the deployment's state costs: a read of each row, once a minute and environment.
final class StateReadsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /// The policy, and who is frozen.
    private static final int ROWS = 2;
    private static final String POLICY = """
            {"roles": [
               {"id": "tester-qa", "title": "T", "description": "D", "permissions": ["apps:read"]},
               {"id": "developer", "title": "D", "description": "D", "permissions": ["builds:start"]}],
             "apis": {"default": {"routes": {"POST /apps/{app}/builds": "builds:start"}}}}""";

    private static CountedSystem started() {
        var counted = new CountedSystem(Map.of("AccessPolicy", "stored"));
        counted.running().directory().put("/directory/access-policy", POLICY).expect(201);
        return counted;
    }

    /// The route is refused, so that what is counted is the authorizer's alone.
    @Test
    void authorizerReadsItOnceAMinute() {
        try (CountedSystem counted = started()) {
            Running system = counted.running();
            Client client = system.with(system.as("ada").post("/workspaces/acme/tokens",
                    counted.creation("CI", "{\"apps\": {\"web\": \"tester-qa\"}}")).expect(201));
            var _ = refused(client);
            for (int minute = 0; minute < 2; minute++) {
                system.clock().advance(MINUTE);
                Call first = counted.count(() -> refused(client));
                Call second = counted.count(() -> refused(client));
                assertThat(first.units()).isEqualTo(new Units(3 + ROWS, 0));
                assertThat(first.requests()).isEqualTo(1 + ROWS);
                assertThat(second.units()).isEqualTo(new Units(3, 0));
                assertThat(second.requests()).isEqualTo(1);
            }
        }
    }

    private static Reply refused(Client client) {
        return client.post("/apps/web/builds", "{\"branch\": \"main\"}").expect(403);
    }

    @Test
    void listOfRolesReadsThePolicyOnceAMinuteAndNothingElse() {
        try (CountedSystem counted = started()) {
            Running system = counted.running();
            Client ada = system.as("ada");
            for (int minute = 0; minute < 2; minute++) {
                assertThat(counted.count(() -> ada.get("/roles").expect(200)).units()).isEqualTo(new Units(1, 0));
                assertThat(counted.count(() -> ada.get("/roles").expect(200)).units()).isEqualTo(Units.NONE);
                system.clock().advance(MINUTE);
            }
        }
    }
}
