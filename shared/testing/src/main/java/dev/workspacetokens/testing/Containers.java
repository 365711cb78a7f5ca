package dev.workspacetokens.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Tells why containers of an image cannot be started here.
///
/// @param engine that would run them
/// @param file keeps why a pull failed, for the other modules of the same build: each of them would wait again
/// @param build which build this is; what an earlier one kept does not count
record Containers(ContainerEngine engine, Path file, String build) {

    /// Of the Docker engine, for the build that the system property `build.started` names. A run without one, such as
    /// an IDE's, is a build by itself.
    static Containers ofThisBuild() {
        Path folder = Path.of(System.getProperty("build.folder", System.getProperty("java.io.tmpdir")));
        return new Containers(new DockerEngine(), folder.resolve("failed-pull.txt"),
                System.getProperty("build.started", ProcessHandle.current().toString()));
    }

    /// Nothing when they can be started, else why not: a sentence for whoever reads which tests were skipped. An image
    /// that is here already is not pulled.
    Optional<String> whyNot(String image) {
        Optional<String> known = kept();
        if (known.isPresent()) {
            return known;
        }
        try {
            if (!engine.answers()) {
                return Optional.of("No Docker engine answers, and LocalStack runs in a container: start one");
            }
            if (!engine.has(image)) {
                System.out.println("Pulling " + image + ", which is not on this machine yet");
                engine.pull(image);
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
            String why = "The Docker engine answers, but cannot run " + image + " (" + reason
                    + "): pull the image by hand, or stop the engine to leave these tests out";
            System.out.println(why);
            keep(why);
            return Optional.of(why);
        }
    }

    private Optional<String> kept() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.startsWith(build + "\n") ? Optional.of(text.substring(build.length() + 1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(String why) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, build + "\n" + why);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
