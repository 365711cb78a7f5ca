package dev.workspacetokens.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder that keeps data and keys between runs. One runner at a time has it: two would overwrite each other's keys.
final class DataFolder implements AutoCloseable {

    static final String DATABASE = "dynamodb.sqlite";
    private static final String LOCK = "runner.lock";

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Takes a folder, which is made if it is not there.
    ///
    /// @throws CannotStartException when it cannot be used, holds something else, or another runner has it
    static DataFolder take(Path path) {
        try {
            refuseWhatIsNotOurs(path);
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new CannotStartException("DATA_DIR=" + path
                        + " is in use by another runner: stop that one, or choose another folder.");
            }
            return new DataFolder(path, channel);
        } catch (AccessDeniedException _) {
            throw new CannotStartException("DATA_DIR=" + path + " cannot be written by this user: choose another.");
        } catch (IOException e) {
            throw new CannotStartException("DATA_DIR=" + path + " cannot be used (" + e + "): choose another folder.");
        }
    }

    /// A folder of ours has the lock from the start; one that somebody copied may lack it.
    private static void refuseWhatIsNotOurs(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw new CannotStartException("DATA_DIR=" + path + " is not a folder: choose another.");
        }
        try (Stream<Path> content = Files.list(path)) {
            boolean ours = Files.exists(path.resolve(LOCK)) || Files.exists(path.resolve(DATABASE));
            if (!ours && content.findAny().isPresent()) {
                throw new CannotStartException(
                        "DATA_DIR=" + path + " holds files of something else: choose an empty or a new folder.");
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // a runner of this very process
        }
    }

    Path path() {
        return path;
    }

    /// Lets another runner have it.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
