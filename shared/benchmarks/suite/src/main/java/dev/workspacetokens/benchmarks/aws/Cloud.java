package dev.workspacetokens.benchmarks.aws;

import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/// DynamoDB Local and KMS, behind TLS for the processes of functions.
public final class Cloud implements AutoCloseable {

    /// The access key, its secret and its session.
    public static final String KEY = "benchmark";

    private final Certificates certificates;
    private final LocalKms kms = LocalKms.inMemory().provide(Template.ofThisBuild().keys());
    private final int port = freePort();
    private final int tlsOfDatabase;
    private final int tlsOfKms;

    private Cloud(Certificates certificates) throws Exception {
        this.certificates = certificates;
        DynamoDBProxyServer database = ServerRunner.createServerFromCommandLineArgs(
                new String[]{"-inMemory", "-disableTelemetry", "-port", String.valueOf(port)});
        database.start();
        this.tlsOfDatabase = TlsFront.start(certificates, port);
        this.tlsOfKms = TlsFront.start(certificates, KmsServer.start(kms));
    }

    /// Starts both, with certificates that this call makes.
    public static Cloud start() throws Exception {
        return new Cloud(Certificates.create());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// A program of the JDK that runs this.
    public static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /// A plain client of the database.
    public DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder().endpointOverride(URI.create("http://localhost:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
                .httpClient(UrlConnectionHttpClient.create()).build();
    }

    /// The keys.
    public KmsClient kms() {
        return kms;
    }

    /// What a function's process needs to reach both over TLS.
    public Map<String, String> variables() {
        return Map.of("AWS_ENDPOINT_URL_DYNAMODB", "https://localhost:" + tlsOfDatabase, "AWS_ENDPOINT_URL_KMS",
                "https://localhost:" + tlsOfKms, "AWS_REGION", Region.US_EAST_1.id(), "AWS_ACCESS_KEY_ID", KEY,
                "AWS_SECRET_ACCESS_KEY", KEY);
    }

    /// What a function's JVM needs to trust both.
    public List<String> trust() {
        return List.of("-Djavax.net.ssl.trustStore=" + certificates.trusted());
    }

    /// Deletes the certificates. The services end with this process.
    @Override
    public void close() throws IOException {
        certificates.close();
    }
}
