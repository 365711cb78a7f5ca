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

    private static final int KEY_WORDS = 4;
    private static final int ALIAS_WORDS = 3;

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
                if (words.size() == KEY_WORDS && words.getFirst().equals("key")) {
                    keys.put(words.get(1), key(words));
                } else if (words.size() == ALIAS_WORDS && words.getFirst().equals("alias")) {
                    aliases.put(words.get(1), words.get(2));
                } else {
                    throw new IllegalArgumentException("a line of it is neither a key nor an alias");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyRing.Key key(List<String> words) {
        KeyState state = KeyState.fromValue(words.get(2));
        if (state == KeyState.UNKNOWN_TO_SDK_VERSION) {
            throw new IllegalArgumentException("a key of it has no known state");
        }
        return new KeyRing.Key(Base64.getDecoder().decode(words.get(3)), state);
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
