package dev.workspacetokens.acceptance.sam;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The tools of `.ci/requirements.txt`, in a Python virtual environment below `target/` that is made when it is not
/// there or the requirements have changed.
final class PythonTools {

    private static final Path REQUIREMENTS = Command.ROOT.resolve(".ci/requirements.txt");
    private static final Path FOLDER = Command.ROOT.resolve("target/python");
    private static final Path INSTALLED = FOLDER.resolve("installed.txt");

    private PythonTools() {}

    /// A command of one of them, such as `cfn-lint`, or `python` itself.
    static synchronized Command command(String tool) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        // Test JVMs run side by side.
        try (FileChannel channel = FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
            String wanted = Files.readString(REQUIREMENTS);
            if (!Files.exists(INSTALLED) || !Files.readString(INSTALLED).equals(wanted)) {
                Files.deleteIfExists(INSTALLED);
                Command.of("python3", "-m", "venv", "--clear", FOLDER.resolve("venv").toString()).succeed();
                binary("pip").and("install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS.toString())
                        .succeed();
                Files.writeString(INSTALLED, wanted);
            }
        }
        return binary(tool);
    }

    private static Command binary(String tool) {
        return Command.of(FOLDER.resolve("venv/bin").resolve(tool).toString());
    }
}
