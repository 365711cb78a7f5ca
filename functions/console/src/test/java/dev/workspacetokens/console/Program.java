package dev.workspacetokens.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a program wrote that a test ran to its end, and how it ended.
///
/// @param exit its status
/// @param output what it wrote, errors too
record Program(int exit, String output) {

    /// It ends a hang and proves nothing.
    private static final long MINUTES = 10;

    /// Skips the test where one of these is not on the PATH.
    static void assume(String... programs) {
        for (String program : programs) {
            assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)).map(Path::of)
                    .anyMatch(path -> Files.isExecutable(path.resolve(program))),
                    () -> "The page's code is not checked: there is no " + program + " on the PATH.");
        }
    }

    static Program run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("program", ".log");
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(List.of(command) + " has not ended after " + MINUTES + " minutes: "
                        + Files.readString(output));
            }
            return new Program(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /// Runs a program that must end well. Where it does not, the failure has what it wrote.
    static String succeed(Path folder, String... command) throws IOException, InterruptedException {
        Program ended = run(folder, command);
        // Behind this line, Node.js repeats of all its tests those that fail.
        String told = ended.output.replaceFirst("(?s).*(?=✖ failing tests:)", "");
        assertThat(ended.exit).as("%s%n%s", List.of(command), told).isZero();
        return ended.output;
    }
}
