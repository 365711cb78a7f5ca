package dev.workspacetokens.testing;

import java.nio.file.Path;
import java.util.Optional;

/// Whether containers of an image can be started here.
sealed interface Containers {

    /// They can.
    record Available() implements Containers {}

    /// They cannot.
    ///
    /// @param why a sentence for whoever reads which tests were skipped
    record Unavailable(String why) implements Containers {}

    /// Of the Docker engine, for the build that the system property `build.started` names. A run without one, such as
    /// an IDE's, is a build by itself.
    static Containers ofThisBuild(String image) {
        String build = System.getProperty("build.started", ProcessHandle.current().toString());
        Path folder = Path.of(System.getProperty("build.folder", System.getProperty("java.io.tmpdir")));
        return of(image, new DockerEngine(), new FailedPull(folder.resolve("failed-pull.txt"), build));
    }

    /// Decides. An image that is here already is not pulled, and what failed is not tried again in the same build.
    static Containers of(String image, ContainerEngine engine, FailedPull failed) {
        Optional<String> known = failed.why();
        if (known.isPresent()) {
            return new Unavailable(known.get());
        }
        try {
            if (!engine.answers()) {
                return new Unavailable("No Docker engine answers, and LocalStack runs in a container: start one");
            }
            if (!engine.has(image)) {
                System.out.println("Pulling " + image + ", which is not on this machine yet");
                engine.pull(image);
            }
            return new Available();
        } catch (RuntimeException e) {
            String why = "The Docker engine answers, but cannot run " + image + " (" + reason(e)
                    + "): pull the image by hand, or stop the engine to leave these tests out";
            System.out.println(why);
            failed.note(why);
            return new Unavailable(why);
        }
    }

    private static String reason(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    }
}
