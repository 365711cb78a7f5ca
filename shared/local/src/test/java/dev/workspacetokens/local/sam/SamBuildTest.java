package dev.workspacetokens.local.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sam build` takes what Maven has packaged, and what it makes of it holds every function's handler.
@Tag("sam")
final class SamBuildTest {

    @TempDir private Path folder;

    @Test
    void everyFunctionsPackageHoldsItsHandler() throws Exception {
        SamCli.command("build", "--build-dir", folder.toString()).succeed();
        Template built = Template.read(folder.resolve("template.yaml"));
        assertThat(built.functions()).isNotEmpty().allSatisfy(function -> {
            Path code = folder.resolve(String.valueOf(built.properties(function.logicalId()).get("CodeUri")));
            assertThat(jars(code)).anyMatch(jar -> holds(jar, function));
        });
    }

    private static Stream<Path> jars(Path code) throws IOException {
        try (var files = Files.list(code.resolve("lib"))) {
            return files.toList().stream();
        }
    }

    private static boolean holds(Path jar, LambdaFunction function) {
        try (var file = new JarFile(jar.toFile())) {
            return file.getEntry(function.handler().replace('.', '/') + ".class") != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
