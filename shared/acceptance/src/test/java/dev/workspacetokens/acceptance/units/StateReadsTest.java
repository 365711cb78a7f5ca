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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the deployment's state costs: a read of each row, once a minute and environment.
final class StateReadsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String POLICY = """
            {"roles": [
               {"id": "tester-qa", "title": "T", "description": "D", "permissions": ["apps:read"]},
               {"id": "developer", "title": "D", "description": "D", "permissions": ["builds:start"]}],
             "apis": {"default": {"routes": {"POST /apps/{app}/builds": "builds:start"}}}}""";

    private static CountedSystem started(String policy) {
        var counted = new CountedSystem(Map.of("AccessPolicy", policy));
        counted.running().directory().put("/directory/access-policy", POLICY).expect(201);
        return counted;
    }

    /// The route is refused, so that what is counted is the authorizer's alone.
    @ParameterizedTest
    @CsvSource({"sample, 1", "stored, 2"})
    void authorizerReadsItOnceAMinute(String policy, int rows) {
        try (CountedSystem counted = started(policy)) {
            Running system = counted.running();
            Client client = system.with(system.as("ada").post("/workspaces/acme/tokens",
                    counted.creation("CI", "{\"apps\": {\"web\": \"tester-qa\"}}")).expect(201));
            var _ = refused(client);
            for (int minute = 0; minute < 2; minute++) {
                system.clock().advance(MINUTE);
                Call first = counted.count(() -> refused(client));
                Call second = counted.count(() -> refused(client));
                assertThat(first.units()).isEqualTo(new Units(3 + rows, 0));
                assertThat(first.requests()).isEqualTo(1 + rows);
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
        try (CountedSystem counted = started("stored")) {
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
