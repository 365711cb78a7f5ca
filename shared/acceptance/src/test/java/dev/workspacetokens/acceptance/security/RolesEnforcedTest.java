package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.local.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The local runner holds a function to its policies: without one of them it fails as it would on AWS.
class RolesEnforcedTest {

    private static final String ALL_APPS = "{\"all_apps\": \"developer\"}";
    private static final String PER_APP = "{\"apps\": {\"ios-shop\": \"developer\"}}";

    @TempDir private Path folder;
    private String template = "";

    @BeforeEach
    void read() throws IOException {
        template = Files.readString(Path.of(System.getProperty("template.file")));
    }

    @Test
    void withoutTheGrantsOfATokenOnlyTokensThatHaveNoneWork() throws IOException {
        try (var system = deployed("[\"GRANT#*\", \"LEFTOVERS#*\"]", "[\"LEFTOVERS#*\"]")) {
            assertThat(create(system, PER_APP).problem(503).header("retry-after")).isNotBlank();
            assertThat(system.itemsLike("GRANT#")).isZero();
            Reply created = create(system, ALL_APPS).expect(201);
            system.with(created).get("/apps/ios-shop").expect(200);
        }
    }

    @Test
    void withoutTheKeyNoTokenIsIssued() throws IOException {
        try (var system = deployed("{Sid: DeriveForTokens, Effect: Allow, Action: kms:GenerateMac",
                "{Sid: DeriveForTokens, Effect: Allow, Action: kms:DescribeKey")) {
            create(system, ALL_APPS).problem(503);
            system.as("ada").get("/workspaces/acme/tokens").expect(200);
        }
    }

    private Running deployed(String granted, String instead) throws IOException {
        String narrowed = template.replace(granted, instead);
        assertThat(narrowed).isNotEqualTo(template);
        return Running.with(Options.of(Files.writeString(folder.resolve("template.yaml"), narrowed)));
    }

    private static Reply create(Running system, String roles) {
        return system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "x", "expires_at": "%s", "roles": %s}""".formatted(system.clock().inDays(30), roles));
    }
}
