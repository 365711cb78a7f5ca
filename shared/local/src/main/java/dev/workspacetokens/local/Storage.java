package dev.workspacetokens.local;

import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LocalKms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where data and keys live: in memory, or in a folder between runs.
final class Storage {

    private Storage() {}

    static EmbeddedDynamoDb database(Options options) {
        Path folder = options.data();
        return folder == null ? EmbeddedDynamoDb.inMemory() : EmbeddedDynamoDb.in(made(folder));
    }

    static LocalKms keys(Options options) {
        Path folder = options.data();
        return folder == null ? LocalKms.inMemory() : LocalKms.in(made(folder).resolve("kms-keys"));
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made", e);
        }
    }
}
