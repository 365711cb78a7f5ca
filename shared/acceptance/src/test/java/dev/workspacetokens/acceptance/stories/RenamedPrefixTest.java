package dev.workspacetokens.acceptance.stories;

import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.local.Options;
import dev.workspacetokens.testing.Summed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A deployment that gives its tokens another prefix, with the same key and the same table.
class RenamedPrefixTest {

    @TempDir private Path folder;

    @Test
    void tokenOfAFormerPrefixLivesWhileThatIsNamedAndIsNeverOneOfThePresentPrefix() {
        String old;
        try (var system = deployedWith(Map.of())) {
            old = create(system);
        }
        String rewritten = Summed.replaced(old, 0, "new");
        try (var system = deployedWith(Map.of("TokenPrefix", "new", "FormerTokenPrefixes", "wst"))) {
            system.sending(old).get("/me").expect(200);
            system.sending(rewritten).get("/me").expect(401);
            system.sending(Summed.replaced(create(system), 0, "wst")).get("/me").expect(401);
        }
        try (var system = deployedWith(Map.of("TokenPrefix", "new"))) {
            system.sending(old).get("/me").expect(401);
            system.sending(rewritten).get("/me").expect(401);
            system.sending(create(system)).get("/me").expect(200);
        }
    }

    private Running deployedWith(Map<String, String> parameters) {
        return Running.with(Options.ofThisBuild().withData(folder).withParameters(parameters));
    }

    private static String create(Running system) {
        return system.secretOf(system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "x", "expires_at": "%s", "roles": {"all_apps": "developer"}}"""
                .formatted(system.clock().inDays(30))).expect(201));
    }
}
