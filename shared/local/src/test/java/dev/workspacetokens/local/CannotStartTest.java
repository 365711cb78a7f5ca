package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What whoever starts the runner can mend is told in one sentence.
final class CannotStartTest {

    @TempDir private Path folder;

    private static String sentence(Options options) {
        return sentence(() -> LocalRunner.start(options).close());
    }

    private static String sentence(Runnable start) {
        var thrown = assertThatExceptionOfType(CannotStartException.class).isThrownBy(start::run).actual();
        assertThat(thrown.getMessage()).hasLineCount(1).endsWith(".");
        return String.valueOf(thrown.getMessage());
    }

    private String withData(Path data) {
        return sentence(Options.ofThisBuild().withDemoData(false).withData(data));
    }

    @Nested
    final class APort {

        @ParameterizedTest
        @ValueSource(strings = {"abc", "0", "65536", "70000", "-1", " 3000", "3000x", "99999999999", "\uff13", "3.0"})
        void thatIsNone(String port) {
            assertThat(sentence(() -> Main.options(Map.of("PORT", port))))
                    .isEqualTo("PORT=" + port + " is no port: it is a number from 1 to 65535.");
        }

        @ParameterizedTest
        @CsvSource({"1,1", "65535,65535", "'',3000"})
        void thatIsOneIsTaken(String text, int port) {
            assertThat(Main.options(Map.of("PORT", text)).port()).isEqualTo(port);
        }

        @Test
        void thatIsTaken() throws IOException {
            try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                assertThat(sentence(Options.ofThisBuild().withPort(taken.getLocalPort())))
                        .startsWith("port " + taken.getLocalPort() + " of 127.0.0.1 cannot be used (")
                        .contains("set PORT to another");
            }
        }
    }

    @Nested
    final class AFolder {

        @Test
        void thatIsAFile() throws IOException {
            Path file = Files.writeString(folder.resolve("file"), "mine");
            assertThat(withData(file)).isEqualTo("DATA_DIR=" + file + " is not a folder: choose another.");
            assertThat(withData(file.resolve("below"))).contains("cannot be used");
            assertThat(file).hasContent("mine");
        }

        @Test
        void thatHoldsFilesOfSomethingElse() throws IOException {
            Files.writeString(folder.resolve("notes.txt"), "mine");
            assertThat(withData(folder)).contains("holds files of something else");
            assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("notes.txt"));
        }

        @Test
        void thatNobodyCanMake() {
            assertThat(withData(Path.of("/proc/none"))).startsWith("DATA_DIR=/proc/none cannot be ");
        }

        @Test
        void thatAnotherRunnerHas() {
            try (var first = LocalRunner.start(Options.ofThisBuild().withDemoData(false).withData(folder))) {
                assertThat(withData(folder)).contains("in use by another runner");
                assertThat(first.uri("/")).isNotNull();
            }
            LocalRunner.start(Options.ofThisBuild().withDemoData(false).withData(folder)).close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"kms-keys", "dynamodb.sqlite"})
        void whoseFileIsDamaged(String file) throws IOException {
            LocalRunner.start(Options.ofThisBuild().withDemoData(false).withData(folder)).close();
            try (var damaged = new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
                damaged.write("key nothing of the kind".repeat(100).getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(withData(folder)).contains(file, "cannot be read");
        }
    }

    @Nested
    final class AColor {

        private static Options with(String... parameters) {
            return Options.ofThisBuild().withDemoData(false)
                    .withParameters(Map.of(parameters[0], parameters[1], parameters[2], parameters[3]));
        }

        @Test
        void thatCannotBeRead() {
            assertThat(sentence(with("ConsoleColor", "#8fb8ff", "ConsoleColorDark", "#0b5fff"))).isEqualTo(
                    "ConsoleColor #8fb8ff is not used: as text on the light theme's sunken colour #f1f1f6 it has a "
                            + "contrast of 1.78:1, and WCAG 2.2 AA asks for 4.5:1. ConsoleColorDark #0b5fff is not "
                            + "used: as text on the dark theme's raised colour #212129 it has a contrast of 3.11:1, "
                            + "and WCAG 2.2 AA asks for 4.5:1.");
        }

        @Test
        void thatCanBeReadIsTaken() throws IOException {
            try (var runner = LocalRunner
                    .start(with("ConsoleColor", "#0b5fff", "ConsoleName", "Acme \u3053\u3093"))) {
                assertThat(new String(runner.uri("/config.json").toURL().openStream().readAllBytes(),
                        StandardCharsets.UTF_8))
                        .contains("\"name\":\"Acme \u3053\u3093\",\"colors\":{\"light\":\"#0b5fff\"}");
            }
        }

        /// There is no page that would have it.
        @Test
        void ofNoConsoleIsTaken() {
            LocalRunner.start(with("ConsoleColor", "#8fb8ff", "ConsoleEnabled", "false")).close();
        }
    }

    /// As a person sees it: one line, an exit code, and no stack trace.
    @ParameterizedTest
    @CsvSource({"PORT,abc", "PORT,0", "DATA_DIR,/dev/null", "TokenPrefix,UPPER CASE", "MaxLifetimeDays,many",
            "ConsoleColor,red",
            "ConsoleColor,#8fb8ff", "ConsoleLogoUrl,http://a.example/"})
    void theProcessEndsWithOneLine(String variable, String value) throws Exception {
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Dtemplate.file=" + System.getProperty("template.file"), "-cp",
                System.getProperty("java.class.path"), Main.class.getName());
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            command.environment().put("PORT", String.valueOf(free.getLocalPort()));
        }
        command.environment().put(variable, value);
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        assertThat(output).startsWith("Cannot start: ").contains(variable).hasLineCount(1);
    }
}
