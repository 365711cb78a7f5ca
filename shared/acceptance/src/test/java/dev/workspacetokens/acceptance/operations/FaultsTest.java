package dev.workspacetokens.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With DynamoDB or KMS down nothing is allowed, nothing is half done, and afterwards all is as before.
class FaultsTest {

    @AutoClose private final Running system = Running.withDemoData();
    private final Client ada = system.as("ada");
    private Reply created;

    @BeforeEach
    void start() {
        created = ada.post("/workspaces/acme/tokens", create()).expect(201);
    }

    private String create() {
        return """
                {"name": "x", "expires_at": "%s", "roles": {"apps": {"ios-shop": "developer"}}}"""
                .formatted(system.clock().inDays(30));
    }

    @Test
    void withoutDynamoDbManagementIsA503AndTheProtectedApiA500() {
        String path = created.header("location");
        system.with(created).get("/apps/ios-shop").expect(200);
        system.faults().dynamoDbDown(true);
        for (Reply reply : List.of(ada.get("/workspaces"), ada.get("/workspaces/acme/tokens"), ada.get(path),
                ada.post("/workspaces/acme/tokens", create()), ada.delete(path),
                ada.patch(path, "{\"name\": \"y\"}"))) {
            assertThat(reply.problem(503).header("retry-after")).isNotBlank();
        }
        system.with(created).get("/apps/ios-shop").expect(500);
        system.faults().dynamoDbDown(false);
        system.with(created).get("/apps/ios-shop").expect(200);
        assertThat(ada.get("/workspaces/acme/tokens").all("version")).containsExactly("1");
    }

    @Test
    void withoutKmsNothingIsIssuedAndAColdAuthorizerAllowsNothing() {
        system.faults().kmsDown(true);
        ada.post("/workspaces/acme/tokens", create()).problem(503);
        ada.post(created.header("location") + "/regenerate", """
                {"expires_at": "%s"}""".formatted(system.clock().inDays(1))).problem(503);
        system.with(created).get("/apps/ios-shop").expect(500);
        ada.get(created.header("location")).expect(200);
        system.faults().kmsDown(false);
        // A key that is missing is asked for once a second.
        system.clock().advance(Duration.ofSeconds(1));
        system.with(created).get("/apps/ios-shop").expect(200);
        assertThat(ada.get("/workspaces/acme/tokens").all("generation")).containsExactly("1");
    }

    @Test
    void everyWriteOfEveryOperationMayFailAndARetrySucceeds() {
        Map<String, String> operations = Map.of("regenerate", """
                {"expires_at": "%s"}""".formatted(system.clock().inDays(1)), "update", """
                {"name": "y", "roles": {"apps": {"web": "admin", "android-shop": "admin"}}}""");
        operations.forEach((operation, body) -> {
            for (int failing = 1; failing <= 4; failing++) {
                Reply token = ada.post("/workspaces/acme/tokens", create()).expect(201);
                system.faults().failWrite(failing);
                Reply first = call(operation, token, body);
                system.faults().failWrite(0);
                if (first.status() == 503) {
                    system.with(token).get("/apps/ios-shop").expect(200);
                    system.with(token).get("/apps/web").expect(403);
                    call(operation, token, body).expect(200);
                } else {
                    first.expect(200);
                }
                system.with(token).get("/apps/ios-shop").expect(operation.equals("update") ? 403 : 401);
            }
        });
    }

    private Reply call(String operation, Reply token, String body) {
        String path = token.header("location");
        return operation.equals("update") ? ada.patch(path, body) : ada.post(path + "/regenerate", body);
    }
}
