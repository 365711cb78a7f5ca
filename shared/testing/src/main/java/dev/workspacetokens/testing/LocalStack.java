package dev.workspacetokens.testing;

import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// LocalStack in a container of this JVM: empty when it starts, gone with the JVM.
public final class LocalStack {

    /// The last community release, which needs no account.
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private static final class Shared {
        static final LocalStack INSTANCE = start();
    }

    private final LocalStackContainer container;

    private LocalStack(LocalStackContainer container) {
        this.container = container;
    }

    /// The one of this JVM, started when it is first asked for.
    public static LocalStack shared() {
        return Shared.INSTANCE;
    }

    /// Says whether a Docker engine answers.
    public static boolean canRun() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    private static LocalStack start() {
        var container = new LocalStackContainer(IMAGE).withEnv("DISABLE_EVENTS", "1");
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        container.start();
        return new LocalStack(container);
    }

    /// Where every service of it answers, from this machine.
    public URI endpoint() {
        return container.getEndpoint();
    }

    /// The region that it stands for.
    public Region region() {
        return Region.of(container.getRegion());
    }

    /// A client of one of its services.
    ///
    /// @param <B> the service's builder
    /// @param <C> the service's client
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        var credentials = AwsBasicCredentials.create(container.getAccessKey(), container.getSecretKey());
        return builder.endpointOverride(endpoint()).region(region())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
