package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.local.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/// One of the three keys is replaced: what the others say stays good. Followed as SECURITY.md has it, with the former
/// key named as retired and without.
class OneKeyRotatedTest {

    private static final String TOKENS = "/workspaces/acme/tokens";

    @TempDir private Path folder;

    private List<Reply> tokens = List.of();
    private List<String> roles = List.of();
    private String former = "";
    private String active = "";

    private Running deployedWith(Map<String, String> parameters) {
        return Running.with(Options.ofThisBuild().withData(folder)
                .withDemoData(parameters.isEmpty()).withParameters(parameters));
    }

    /// Makes a token of each kind of access, and another key behind one of the aliases.
    private void rotate(String key) {
        try (var system = deployedWith(Map.of())) {
            Client ada = system.as("ada");
            Reply changed = create(system, "{\"apps\": {\"web\": \"admin\"}}");
            ada.patch(changed.header("location"),
                    "{\"roles\": {\"apps\": {\"web\": \"tester-qa\", \"ios-shop\": \"developer\"}}}").expect(200);
            tokens = List.of(create(system, "{\"all_apps\": \"developer\"}"),
                    create(system, "{\"apps\": {\"ios-shop\": \"developer\", \"web\": \"tester-qa\"}}"), changed);
            roles = roles(system);
            KmsClient kms = system.runner().kms();
            String alias = system.runner().template().key(key).aliases().getFirst();
            former = kms.describeKey(r -> r.keyId(alias)).keyMetadata().arn();
            active = kms.createKey(r -> r.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC))
                    .keyMetadata().arn();
            kms.updateAlias(r -> r.aliasName(alias).targetKeyId(active));
        }
    }

    private static Reply create(Running system, String roles) {
        return system.as("ada").post(TOKENS, """
                {"name": "x", "expires_at": "%s", "roles": %s}""".formatted(system.clock().inDays(30), roles))
                .expect(201);
    }

    private static Reply regenerate(Running system, Reply token) {
        return system.as("ada").post(token.header("location") + "/regenerate", """
                {"expires_at": "%s"}""".formatted(system.clock().inDays(30)));
    }

    private List<String> roles(Running system) {
        return tokens.stream().map(
                token -> system.as("ada").get(token.header("location")).expect(200).data().path("roles").toString())
                .toList();
    }

    private void regenerateAllWithTheirRoles(Running system) {
        for (Reply token : tokens) {
            Client api = system.with(regenerate(system, token).expect(200));
            api.post("/apps/ios-shop/builds", "{\"branch\": \"main\"}").expect(201);
            api.get("/apps/web").expect(200);
            boolean allApps = token.equals(tokens.getFirst());
            api.post("/apps/web/builds", "{\"branch\": \"main\"}").expect(allApps ? 201 : 403);
            api.get("/apps/android-shop").expect(allApps ? 200 : 403);
        }
        assertThat(roles(system)).isEqualTo(roles);
    }

    @Test
    void emergencyRotationEndsEverySecretAndKeepsEveryOwnerAndEveryRole() {
        rotate("TokenKey");
        try (var system = deployedWith(Map.of("ActiveTokenKeyArn", active))) {
            tokens.forEach(token -> {
                system.with(token).get("/me").expect(401);
                system.with(token).get("/apps/ios-shop").expect(401);
            });
            system.as("max").get(TOKENS).problem(403);
            system.as("olga").get(TOKENS).problem(404);
            system.as("olga").get("/workspaces/globex/tokens").expect(200);
            regenerateAllWithTheirRoles(system);
            tokens.forEach(token -> system.with(token).get("/me").expect(401));
            system.with(create(system, "{\"all_apps\": \"admin\"}")).get("/apps/web").expect(200);
        }
    }

    @Test
    void formerAccessKeyThatIsRetiredStillVerifiesAndOneThatIsNotStopsItsTokensAndNoOwner() {
        rotate("AccessKey");
        try (var system = deployedWith(Map.of("ActiveAccessKeyArn", active, "RetiredAccessKeyArns", former))) {
            tokens.forEach(token -> system.with(token).get("/apps/ios-shop").expect(200));
            regenerateAllWithTheirRoles(system);
        }
        try (var system = deployedWith(Map.of("ActiveAccessKeyArn", active))) {
            Reply perApp = tokens.get(1);
            Client ada = system.as("ada");
            // Regenerating sealed its credential anew, and left its grants.
            system.with(regenerate(system, perApp).expect(200)).get("/apps/ios-shop").expect(500);
            ada.patch(perApp.header("location"), "{\"roles\": {\"apps\": {\"web\": \"admin\"}}}").expect(200);
            system.with(regenerate(system, perApp).expect(200)).get("/apps/web").expect(200);
            system.with(create(system, "{\"all_apps\": \"admin\"}")).get("/apps/web").expect(200);
        }
    }

    @Test
    void formerAccessKeyThatIsGoneLeavesTokensThatCanBeRevokedOnly() {
        rotate("AccessKey");
        try (var system = deployedWith(Map.of("ActiveAccessKeyArn", active))) {
            Client ada = system.as("ada");
            assertThat(roles(system)).isEqualTo(roles);
            for (Reply token : tokens) {
                system.with(token).get("/me").expect(500);
                regenerate(system, token).problem(503);
                ada.patch(token.header("location"), "{\"name\": \"y\"}").problem(503);
                ada.delete(token.header("location")).expect(204);
                system.with(token).get("/me").expect(401);
            }
        }
    }

    @Test
    void formerDirectoryKeyThatIsRetiredStillVerifiesUntilEverythingWasPutAgain() {
        rotate("DirectoryKey");
        try (var system = deployedWith(Map.of("ActiveDirectoryKeyArn", active, "RetiredDirectoryKeyArns", former))) {
            tokens.forEach(token -> system.with(token).get("/apps/ios-shop").expect(200));
            regenerateAllWithTheirRoles(system);
            Client saas = system.directory();
            saas.put("/directory/workspaces/acme", "{\"title\": \"Acme\"}").expect(200);
            saas.put("/directory/workspaces/acme/members/ada", "{\"role\": \"owner\", \"name\": \"Ada\"}").expect(200);
        }
        try (var system = deployedWith(Map.of("ActiveDirectoryKeyArn", active))) {
            Reply all = regenerate(system, tokens.getFirst()).expect(200);
            system.with(all).get("/me").expect(200);
            system.with(all).get("/apps/web").expect(500);
            system.directory().put("/directory/workspaces/acme/apps/new", "{\"title\": \"New\"}").expect(201);
            system.with(all).get("/apps/new").expect(200);
        }
    }

    @Test
    void formerDirectoryKeyThatIsGoneLeavesNoOwnerNoAppAndNoPolicy() {
        rotate("DirectoryKey");
        try (var system = deployedWith(Map.of("ActiveDirectoryKeyArn", active, "AccessPolicy", "stored"))) {
            system.as("ada").get(TOKENS).problem(503);
            for (Reply token : tokens) {
                system.with(token).get("/me").expect(500);
                system.with(token).get("/apps/ios-shop").expect(500);
                regenerate(system, token).problem(503);
            }
            system.directory().put("/directory/workspaces/acme/members/ada",
                    "{\"role\": \"owner\", \"name\": \"Ada\"}").problem(503);
        }
    }
}
