package dev.workspacetokens.testing;

import com.github.dockerjava.api.exception.NotFoundException;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.TimeLimitedLoggedPullImageResultCallback;
import org.testcontainers.utility.DockerImageName;

/// The Docker engine that Testcontainers finds.
///
/// It pulls in one attempt, and gives up when nothing has come for half a minute. Testcontainers itself would try for
/// two minutes whatever the failure.
final class DockerEngine implements ContainerEngine {

    @Override
    public boolean answers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public boolean has(String image) {
        try {
            var _ = DockerClientFactory.instance().client().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException _) {
            return false;
        }
    }

    @Override
    public void pull(String image) {
        var name = DockerImageName.parse(image);
        var log = LoggerFactory.getLogger(DockerEngine.class);
        try {
            var _ = DockerClientFactory.instance().client().pullImageCmd(name.getUnversionedPart())
                    .withTag(name.getVersionPart()).exec(new TimeLimitedLoggedPullImageResultCallback(log))
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it was pulled", e);
        }
    }
}
