package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A tool's command line. It runs in the folder of template.yaml, as a person would run it.
///
/// @param words the program and its arguments
/// @param environment variables beside those of this process
record Command(List<String> words, Map<String, String> environment) {

    /// The folder of template.yaml.
    static final Path ROOT = Path.of(System.getProperty("template.file")).resolveSibling(".").toAbsolutePath()
            .normalize();

    private static final long MINUTES = Patience.MINUTES_OF_A_PROGRAM;

    /// What a command that has ended wrote.
    record Output(int exit, String out, String err) {}

    static Command of(String... words) {
        return new Command(List.of(words), Map.of());
    }

    Command and(String... more) {
        return new Command(Stream.concat(words.stream(), Arrays.stream(more)).toList(), environment);
    }

    Command with(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new Command(words, all);
    }

    ProcessBuilder prepare() {
        var builder = new ProcessBuilder(words).directory(ROOT.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /// Runs it to its end.
    Output run() throws IOException, InterruptedException {
        Path out = Files.createTempFile("command", ".out");
        Path err = Files.createTempFile("command", ".err");
        try {
            Process process = prepare().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(words + " has not ended after " + MINUTES + " minutes");
            }
            return new Output(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /// Runs it to its end, which must be a good one.
    Output succeed() throws IOException, InterruptedException {
        Output output = run();
        assertThat(output.exit()).as("%s%n%s%n%s", words, output.out(), output.err()).isZero();
        return output;
    }
}
