package dev.workspacetokens.aws;

import dev.workspacetokens.lambda.retry.Limits;
import dev.workspacetokens.lambda.snapshot.Connections;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// The SDK clients as they run on Lambda, with every limit explicit ([Limits]): the SDK's own defaults change between
/// versions.
///
/// Both share one HTTP client. It is Apache's, because Java's own, which starts as fast, waits a millisecond before it
/// uses a connection again to see whether it is still there.
public final class AwsClients {

    private final Connections connections;
    private final AwsCredentialsProvider credentials;
    private final Duration attempt;
    private final Duration call;
    private final SdkHttpClient http;

    /// @param connections whether they outlive their answer
    /// @param credentials of the function
    public AwsClients(Connections connections, AwsCredentialsProvider credentials) {
        this(connections, credentials, Limits.ATTEMPT, Limits.CALL);
    }

    /// @param attempt how long one attempt may take
    /// @param call how long all of them may take
    public AwsClients(Connections connections, AwsCredentialsProvider credentials, Duration attempt, Duration call) {
        this.connections = connections;
        this.credentials = credentials;
        this.attempt = attempt;
        this.call = call;
        this.http = Apache5HttpClient.builder().connectionTimeout(Limits.CONNECT).socketTimeout(attempt).build();
    }

    public DynamoDbClient dynamoDb() {
        return limited(DynamoDbClient.builder()).build();
    }

    public KmsClient kms() {
        return limited(KmsClient.builder()).build();
    }

    /// Gives a client its limits.
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B limited(B builder) {
        return builder.httpClient(http).credentialsProvider(credentials)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .addExecutionInterceptor(new Closing(connections))
                        .apiCallAttemptTimeout(attempt)
                        .apiCallTimeout(call)
                        .retryStrategy(StandardRetryStrategy.builder().maxAttempts(Limits.ATTEMPTS).build())
                        .build());
    }

    /// Has connections end with their answer where they should not last.
    private record Closing(Connections connections) implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest request, ExecutionAttributes attributes) {
            return connections.lasting()
                    ? request.httpRequest()
                    : request.httpRequest().toBuilder().putHeader("Connection", "close").build();
        }
    }
}
