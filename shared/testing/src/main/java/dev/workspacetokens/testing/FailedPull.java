package dev.workspacetokens.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Why an image could not be pulled, kept for the other modules of the same build: each of them would wait again.
///
/// @param file where it is kept
/// @param build which build this is; what an earlier one wrote does not count
record FailedPull(Path file, String build) {

    /// The failure of this build, if there was one.
    Optional<String> why() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.startsWith(build + "\n") ? Optional.of(text.substring(build.length() + 1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void note(String why) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, build + "\n" + why);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
