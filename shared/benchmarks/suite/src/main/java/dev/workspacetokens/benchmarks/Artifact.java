package dev.workspacetokens.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/// What is in the authorizer's artifact, and how large each part is in a zip.
final class Artifact {

    private static final Path LIB = Path.of("functions/authorizer/target/lambda/lib");

    private record Part(String name, long bytes) {}

    private Artifact() {}

    public static void main(String[] arguments) throws IOException {
        List<Part> parts;
        try (Stream<Path> jars = Files.list(LIB)) {
            parts = jars.sorted().map(jar -> new Part(jar.getFileName().toString(), deflated(jar))).toList();
        }
        long sum = parts.stream().mapToLong(Part::bytes).sum();
        Results.write("artifact", "The authorizer's artifact", """
                %.1f MB as a zip, %d jars.

                | jar | kB |
                |---|--:|
                %s
                """.formatted(sum / 1e6, parts.size(),
                parts.stream().sorted((one, other) -> Long.compare(other.bytes(), one.bytes()))
                        .map(part -> "| %s | %,.0f |".formatted(part.name(), part.bytes() / 1e3))
                        .collect(Collectors.joining("\n"))));
    }

    private static long deflated(Path jar) {
        try {
            var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            deflater.setInput(Files.readAllBytes(jar));
            deflater.finish();
            var buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                var _ = deflater.deflate(buffer);
            }
            long bytes = deflater.getBytesWritten();
            deflater.end();
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
