package dev.workspacetokens.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// What Lambda downloads and opens at each cold start without a snapshot.
class ArtifactTest {

    private static final long LARGEST = 5_000_000;
    private static final Path LIB = lib("functions/authorizer");

    private static Path lib(String module) {
        return Path.of(System.getProperty("template.file")).resolveSibling(module).resolve("target/lambda/lib");
    }

    /// The build has made JSON of the contract.
    @Test
    void theConsoleHasNoParserOfYaml() throws IOException {
        try (Stream<Path> jars = Files.list(lib("functions/console"))) {
            assertThat(jars.map(jar -> String.valueOf(jar.getFileName()))).anyMatch(jar -> jar.startsWith("console-"))
                    .noneMatch(jar -> jar.contains("yaml"));
        }
    }

    @Test
    void theAuthorizerIsSmall() throws IOException {
        var bytes = new AtomicLong();
        try (Stream<Path> jars = Files.list(LIB); var zip = new ZipOutputStream(counting(bytes))) {
            for (Path jar : jars.toList()) {
                zip.putNextEntry(new ZipEntry("lib/" + jar.getFileName()));
                Files.copy(jar, zip);
                zip.closeEntry();
            }
        }
        System.out.printf("The authorizer's artifact: %,d bytes%n", bytes.get());
        assertThat(bytes.get()).isBetween(1_000_000L, LARGEST);
    }

    private static OutputStream counting(AtomicLong bytes) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                bytes.incrementAndGet();
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
                bytes.addAndGet(length);
            }
        };
    }
}
