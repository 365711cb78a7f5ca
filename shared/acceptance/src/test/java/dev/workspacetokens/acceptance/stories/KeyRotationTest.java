package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.Options;
import dev.workspacetokens.testing.Summed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/// The runbooks of SECURITY.md, followed: rotating the HMAC key, and what to do after restoring a backup.
class KeyRotationTest {

    private static final String KEY = "7f9c24e8-3b12-4fef-91e0-56b8a1c0d3aa";

    @TempDir private Path folder;

    private String former = "";
    private String active = "";

    @Test
    void rotatingKeepsOldTokensWhileTheirKeyIsRetiredAndARestoreIsHealedByNotRetiringIt() {
        Reply old;
        try (var system = deployedWith(Map.of())) {
            old = create(system);
            rotate(system.runner().kms());
        }
        Reply recent;
        try (var system = deployedWith(Map.of("ActiveTokenKeyArn", active, "RetiredTokenKeyArns", former))) {
            recent = create(system);
            system.with(old).get("/apps/ios-shop").expect(200);
            system.with(recent).get("/apps/ios-shop").expect(200);
        }
        try (var system = deployedWith(Map.of("ActiveTokenKeyArn", active))) {
            system.with(old).get("/apps/ios-shop").expect(401);
            system.with(recent).get("/apps/ios-shop").expect(200);
            Reply regenerated = system.as("ada").post(old.header("location") + "/regenerate", """
                    {"expires_at": "%s"}""".formatted(system.clock().inDays(30))).expect(200);
            system.with(regenerated).get("/apps/ios-shop").expect(200);
            system.with(old).get("/apps/ios-shop").expect(401);
        }
    }

    @Test
    void answerThatWasLostBeforeARotationIsShownBehindItUnlessItsKeyIsGone() {
        String body = """
                {"name": "x", "expires_at": "2099-01-01T00:00:00Z", "roles": {"apps": {"ios-shop": "developer"}}}""";
        Map<String, String> longLived = Map.of("MaxLifetimeDays", "36500");
        Reply first;
        try (var system = deployedWith(longLived)) {
            first = system.as("ada").post("/workspaces/acme/tokens", body, "Idempotency-Key", KEY).expect(201);
            rotate(system.runner().kms());
        }
        var rotated = new HashMap<>(longLived);
        rotated.put("ActiveTokenKeyArn", active);
        try (var system = deployedWith(rotated)) {
            Reply gone = system.as("ada").post("/workspaces/acme/tokens", body, "Idempotency-Key", KEY).problem(409);
            assertThat(gone.json().path("detail").asText()).contains("may not be used any more");
        }
        rotated.put("RetiredTokenKeyArns", former);
        try (var system = deployedWith(rotated)) {
            Reply again = system.as("ada").post("/workspaces/acme/tokens", body, "Idempotency-Key", KEY).expect(201);
            assertThat(system.secretOf(again)).isEqualTo(system.secretOf(first));
            system.with(again).get("/apps/ios-shop").expect(200);
        }
    }

    /// A former secret was made under the former key.
    @Test
    void formerSecretWorksOnBehindARotationWhileItsKeyIsRetired() {
        Reply old;
        try (var system = deployedWith(Map.of())) {
            old = create(system);
            rotate(system.runner().kms());
        }
        Reply present;
        try (var system = deployedWith(Map.of("ActiveTokenKeyArn", active, "RetiredTokenKeyArns", former))) {
            present = system.as("ada").post(old.header("location") + "/regenerate", """
                    {"expires_at": "%s", "overlap_seconds": 86400}""".formatted(system.clock().inDays(30)))
                    .expect(200);
            system.with(old).get("/apps/ios-shop").expect(200);
            system.with(present).get("/apps/ios-shop").expect(200);
        }
        try (var system = deployedWith(Map.of("ActiveTokenKeyArn", active))) {
            system.with(old).get("/apps/ios-shop").expect(401);
            system.with(present).get("/apps/ios-shop").expect(200);
        }
    }

    @Test
    void disablingARetiredKeyEndsItsTokensWithinFifteenMinutesAndNoOtherAndTellsForgedOnesStill() {
        Reply old;
        try (var system = deployedWith(Map.of())) {
            old = create(system);
            rotate(system.runner().kms());
        }
        try (var system = deployedWith(Map.of("ActiveTokenKeyArn", active, "RetiredTokenKeyArns", former))) {
            Reply recent = create(system);
            system.with(old).get("/apps/ios-shop").expect(200);
            system.with(recent).get("/apps/ios-shop").expect(200);
            system.runner().kms().disableKey(r -> r.keyId(former));
            system.clock().advance(Duration.ofMinutes(15));
            system.with(old).get("/apps/ios-shop").expect(401);
            system.with(recent).get("/apps/ios-shop").expect(200);
            system.sending(Summed.changed(system.secretOf(recent), 30)).get("/apps/ios-shop").expect(401);
            assertThat(system.logged()).anyMatch(line -> line.contains("\"HmacKeys\":1"));
        }
    }

    private Running deployedWith(Map<String, String> parameters) {
        return Running.with(Options.ofThisBuild().withData(folder).withParameters(parameters));
    }

    private static Reply create(Running system) {
        return system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "x", "expires_at": "%s", "roles": {"apps": {"ios-shop": "developer"}}}"""
                .formatted(system.clock().inDays(30))).expect(201);
    }

    /// What a deployment with another active key does: the alias leads to it.
    private void rotate(KmsClient kms) {
        String alias = Template.ofThisBuild().keys().getFirst().aliases().getFirst();
        former = kms.describeKey(r -> r.keyId(alias)).keyMetadata().arn();
        active = kms.createKey(r -> r.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC))
                .keyMetadata()
                .arn();
        kms.updateAlias(r -> r.aliasName(alias).targetKeyId(active));
    }
}
