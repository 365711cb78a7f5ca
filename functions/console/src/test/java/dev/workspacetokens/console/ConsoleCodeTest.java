package dev.workspacetokens.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people check the page's code by finds nothing: `npm run lint`, `npm run types` and `npm test`.
///
/// Needs Node.js with npm, and the packages of `package-lock.json` from npm's registry or its cache.
@Tag("tools")
final class ConsoleCodeTest {

    private static final Path MODULE = Path.of("").toAbsolutePath();

    /// Once for each lock.
    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Program.assume("node", "npm");
        Path lock = MODULE.resolve("package-lock.json");
        Path installed = MODULE.resolve("node_modules/installed.json");
        if (!Files.exists(installed) || Files.mismatch(lock, installed) != -1) {
            Program.succeed(MODULE, "npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "types", "test"})
    void nothingIsFound(String script) throws IOException, InterruptedException {
        Program.succeed(MODULE, "npm", "run", "--silent", script);
    }

    /// The modules as they are joined are one module still.
    @Test
    void joinedFileIsRead() throws IOException, InterruptedException {
        Program.succeed(MODULE, "node", "--check", "target/classes/console/console.js");
    }
}
