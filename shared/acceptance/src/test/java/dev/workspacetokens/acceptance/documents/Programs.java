package dev.workspacetokens.acceptance.documents;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Programs of whoever follows the documentation.
public final class Programs {

    private Programs() {}

    /// Skips the test where one of them is not on the PATH.
    public static void assume(String... programs) {
        for (String program : programs) {
            assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)).map(Path::of)
                    .anyMatch(path -> Files.isExecutable(path.resolve(program))),
                    () -> "Nobody tries this: there is no " + program + " on the PATH.");
        }
    }

    /// What a program writes that gets this input. It must end well.
    public static String run(List<String> command, Map<String, String> environment, String input) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command.getFirst() + ": " + output);
        }
        return output;
    }
}
