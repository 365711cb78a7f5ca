package dev.workspacetokens.testing;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// LocalStack in a container of this JVM: empty when it starts, gone with the JVM.
public final class LocalStack {

    /// The last community release, which needs no account.
    static final String IMAGE = "localstack/localstack:4.14.0";

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

    private static LocalStack start() {
        var container = new LocalStackContainer(DockerImageName.parse(IMAGE)).withEnv("DISABLE_EVENTS", "1");
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

    /// A client of one of its services. It waits as long as the machine takes, whatever limit a request has.
    ///
    /// @param <B> the service's builder
    /// @param <C> the service's client
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        var credentials = AwsBasicCredentials.create(container.getAccessKey(), container.getSecretKey());
        return builder.endpointOverride(endpoint()).region(region())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Patience.OF_A_TEST)
                        .socketTimeout(Patience.OF_A_TEST))
                .overrideConfiguration(c -> c.addExecutionInterceptor(new Unlimited()))
                .build();
    }

    /// Takes the limits of time from requests.
    private static final class Unlimited implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            if (!(context.request() instanceof AwsRequest request) || request.overrideConfiguration().isEmpty()) {
                return context.request();
            }
            return request.toBuilder().overrideConfiguration(request.overrideConfiguration().get().toBuilder()
                    .apiCallTimeout(Patience.OF_A_TEST).apiCallAttemptTimeout(Patience.OF_A_TEST).build()).build();
        }
    }

    /// Runs the AWS CLI in the container, for services that this build has no client of.
    ///
    /// @return its answer, which is JSON or nothing
    public String cli(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("env", "AWS_ACCESS_KEY_ID=" + container.getAccessKey(),
                "AWS_SECRET_ACCESS_KEY=" + container.getSecretKey(), "AWS_DEFAULT_REGION=" + container.getRegion(),
                "aws", "--endpoint-url", "http://localhost:4566", "--output", "json"));
        command.addAll(List.of(arguments));
        ExecResult result = container.execInContainer(command.toArray(String[]::new));
        if (result.getExitCode() != 0) {
            throw new IOException(List.of(arguments) + ": " + result.getStderr());
        }
        return result.getStdout();
    }

    /// Writes a file in the container, where [#cli] finds it.
    public void write(String path, String text) {
        container.copyFileToContainer(Transferable.of(text), path);
    }
}
