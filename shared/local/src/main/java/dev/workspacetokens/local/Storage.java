package dev.workspacetokens.local;

import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LocalKms;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where data and keys live: in memory, or in a folder between runs, which nobody else can have until this is closed.
///
/// @param folder null: in memory
record Storage(@Nullable DataFolder folder) implements AutoCloseable {

    /// @throws CannotStartException when the folder cannot be used
    static Storage of(Options options) {
        Path data = options.data();
        return new Storage(data == null ? null : DataFolder.take(data));
    }

    /// @throws CannotStartException when the file is none of a database
    EmbeddedDynamoDb database() {
        return folder == null
                ? EmbeddedDynamoDb.inMemory()
                : readable(folder.path().resolve(DataFolder.DATABASE), () -> EmbeddedDynamoDb.in(folder.path()));
    }

    /// @throws CannotStartException when the file is none of keys
    LocalKms keys() {
        if (folder == null) {
            return LocalKms.inMemory();
        }
        Path keys = folder.path().resolve("kms-keys");
        return readable(keys, () -> LocalKms.in(keys));
    }

    private static <T> T readable(Path file, Supplier<T> open) {
        try {
            return open.get();
        } catch (RuntimeException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CannotStartException(
                    file + " cannot be read (" + why + "): bring back a copy of it, or choose another DATA_DIR.");
        }
    }

    @Override
    public void close() {
        if (folder != null) {
            folder.close();
        }
    }
}
