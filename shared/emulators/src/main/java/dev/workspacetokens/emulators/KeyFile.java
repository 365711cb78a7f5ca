package dev.workspacetokens.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.kms.model.KeyState;

/// Keys in a file that only its owner may read: `key <id> <state> <base64>` and `alias <name> <id>`, line by line.
final class KeyFile {

    private final Path path;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    void read(Map<String, KeyRing.Key> keys, Map<String, String> aliases) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(path)) {
                List<String> words = List.of(line.split(" ", -1));
                if (words.getFirst().equals("key")) {
                    keys.put(words.get(1), new KeyRing.Key(Base64.getDecoder().decode(words.get(3)),
                            KeyState.fromValue(words.get(2))));
                } else {
                    aliases.put(words.get(1), words.get(2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replaces the file as a whole, so that a crash leaves the old one or the new one.
    void write(Map<String, KeyRing.Key> keys, Map<String, String> aliases) {
        var lines = new ArrayList<String>();
        keys.forEach((id, key) -> lines.add(
                "key " + id + " " + key.state() + " " + Base64.getEncoder().encodeToString(key.material())));
        aliases.forEach((name, id) -> lines.add("alias " + name + " " + id));
        try {
            Path folder = Objects.requireNonNull(path.getParent(), "a file has a folder");
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            Path next = posix
                    ? Files.createTempFile(folder, "keys", ".tmp",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                    : Files.createTempFile(folder, "keys", ".tmp");
            Files.write(next, lines);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
