package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.Options;
import dev.workspacetokens.testing.Summed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/// The runbooks of SECURITY.md, followed: rotating the HMAC key, and what to do after restoring a backup.
class KeyRotationTest {

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
