package dev.workspacetokens.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A folder below `target/` in which a test installs programs and runs them. Each run leaves its log there.
///
/// @param path the folder, which is made when something is installed
record ToolFolder(Path path) {

    private static final long MINUTES = Patience.MINUTES_OF_A_PROGRAM;

    /// Installs what this list of requirements names, from Python's package index. Once for each list.
    void installPython(Path requirements) throws IOException, InterruptedException {
        Path installed = path.resolve(requirements.getFileName());
        if (isNew(requirements, installed)) {
            Files.createDirectories(path);
            succeed("venv", Map.of(), List.of("python3", "-m", "venv", path.toString()));
            succeed("pip", Map.of(), List.of(python("pip"), "install", "--quiet", "--disable-pip-version-check", "-r",
                    requirements.toString()));
            Files.copy(requirements, installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Copies these files here, and installs the packages that their `package-lock.json` names, from npm's registry.
    /// Once for each lock.
    void installNode(Path sources) throws IOException, InterruptedException {
        Files.createDirectories(path);
        try (var files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Files.copy(file, path.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path lock = path.resolve("package-lock.json");
        Path installed = path.resolve("node_modules/installed.json");
        if (isNew(lock, installed)) {
            succeed("npm", Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund"));
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// A program that was installed for Python.
    String python(String program) {
        return path.resolve("bin").resolve(program).toString();
    }

    /// A program that was installed for Node.js.
    String node(String program) {
        return path.resolve("node_modules/.bin").resolve(program).toString();
    }

    /// Runs a program to its end, which must be a good one.
    void succeed(String name, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        assertThat(run(name, environment, command)).as("%s fails, see %s", name, log(name)).isZero();
    }

    /// Runs a program to its end.
    ///
    /// @param name of its log
    /// @return its exit status
    int run(String name, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(path.toFile()).redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("%s ends in %s minutes", name, MINUTES).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /// What a run of this name has printed.
    Path log(String name) {
        return path.resolve(name + ".log");
    }

    private static boolean isNew(Path wanted, Path installed) throws IOException {
        return !Files.exists(installed) || Files.mismatch(wanted, installed) != -1;
    }
}
