package dev.workspacetokens.benchmarks.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// DynamoDB and KMS in a process of their own, so that what they need is not counted as the function's.
public final class Cloud implements AutoCloseable {

    /// The access key, its secret and its session.
    public static final String KEY = "benchmark";

    private final Process process;
    private final Certificates certificates;
    private final int[] ports;

    private Cloud(Process process, Certificates certificates, int[] ports) {
        this.process = process;
        this.certificates = certificates;
        this.ports = ports;
    }

    /// Starts both, with certificates that this call makes.
    public static Cloud start() throws IOException, InterruptedException {
        Certificates certificates = Certificates.create();
        var command = new ProcessBuilder(java("java"), "--enable-native-access=ALL-UNNAMED",
                "-Dtemplate.file=" + System.getProperty("template.file"), "-Dsun.net.httpserver.nodelay=true", "-cp",
                System.getProperty("java.class.path"), CloudMain.class.getName(), certificates.keys().toString(),
                Certificates.PASSWORD);
        command.environment().put("DDB_LOCAL_TELEMETRY", "0");
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line; (line = output.readLine()) != null;) {
            if (line.startsWith("ports ")) {
                int[] ports = List.of(line.split(" ", -1)).stream().skip(1).mapToInt(Integer::parseInt).toArray();
                Thread.ofPlatform().daemon(true).start(() -> output.lines().forEach(_ -> {}));
                return new Cloud(process, certificates, ports);
            }
        }
        throw new IOException("DynamoDB Local did not start");
    }

    /// A program of the JDK that runs this.
    public static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /// A plain client of the database.
    public DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder().endpointOverride(plain(ports[0])).region(Region.US_EAST_1)
                .credentialsProvider(credentials()).httpClient(UrlConnectionHttpClient.create()).build();
    }

    /// A plain client of the keys.
    public KmsClient kms() {
        return KmsClient.builder().endpointOverride(plain(ports[1])).region(Region.US_EAST_1)
                .credentialsProvider(credentials()).httpClient(UrlConnectionHttpClient.create()).build();
    }

    private static URI plain(int port) {
        return URI.create("http://localhost:" + port);
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY));
    }

    /// What a function's process needs to reach both over TLS.
    public Map<String, String> variables() {
        return Map.of("AWS_ENDPOINT_URL_DYNAMODB", "https://localhost:" + ports[2], "AWS_ENDPOINT_URL_KMS",
                "https://localhost:" + ports[3], "AWS_REGION", Region.US_EAST_1.id(), "AWS_ACCESS_KEY_ID", KEY,
                "AWS_SECRET_ACCESS_KEY", KEY);
    }

    /// What a function's JVM needs to trust both.
    public List<String> trust() {
        return List.of("-Djavax.net.ssl.trustStore=" + certificates.trusted());
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        certificates.close();
    }
}
