package dev.workspacetokens.lean;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.workspacetokens.aws.AwsClients;
import dev.workspacetokens.kms.MacGenerator;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lambda.retry.Waiting;
import dev.workspacetokens.lambda.snapshot.Connections;
import dev.workspacetokens.lambda.snapshot.SnapshotPart;
import dev.workspacetokens.lambda.snapshot.Snapshots;
import dev.workspacetokens.testing.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Core;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/// What the clients of a function do with their connections, seen from the other end.
final class ConnectionsTest {

    private static final String ANSWER = "{\"KeyId\": \"arn\", \"Mac\": \"" + "A".repeat(43) + "=\"}";

    private final List<Integer> ports = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            exchange.getRequestBody().readAllBytes();
            byte[] body = ANSWER.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noConnectionOutlivesASnapshotAndThoseMadeBehindItLast(boolean lean) {
        var connections = new Connections();
        var snapshots = new Snapshots(connections, new SecureRandom());
        MacGenerator kms = lean ? leanClient(snapshots, address()) : new SdkMacGenerator(client(connections));
        SnapshotPart asking = () -> ask(kms);
        snapshots.add(asking);
        snapshots.add(asking);

        snapshots.beforeCheckpoint(Core.getGlobalContext());
        assertThat(ports).hasSize(2).doesNotHaveDuplicates();

        ports.clear();
        snapshots.afterRestore(Core.getGlobalContext());
        ask(kms);
        assertThat(ports).hasSize(3);
        // Side by side each part connects by itself; whoever comes later finds a connection.
        assertThat(ports.subList(0, 2)).contains(ports.getLast());
    }

    /// A server that keeps a connection, for longer than this test waits, although it was told that it ends.
    @Test
    @Timeout(Patience.SECONDS)
    void noConnectionIsKeptForASnapshotWhateverTheServerDoes() throws Exception {
        try (var keeping = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var snapshots = new Snapshots(new Connections(), new SecureRandom());
            MacGenerator kms = leanClient(snapshots, "http://127.0.0.1:" + keeping.getLocalPort());
            snapshots.add(() -> ask(kms));
            var ended = CompletableFuture.supplyAsync(() -> answersAndSeesTheEnd(keeping));
            snapshots.beforeCheckpoint(Core.getGlobalContext());
            assertThat(ended.get()).isTrue();
        }
    }

    private static boolean answersAndSeesTheEnd(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setSoTimeout((int) Patience.OF_A_TEST.toMillis());
            var input = socket.getInputStream();
            var request = new StringBuilder();
            // The body is one object, with none in it.
            while (!request.toString().endsWith("}")) {
                request.append((char) input.read());
            }
            socket.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nKeep-Alive: timeout=3600\r\nContent-Length: "
                            + ANSWER.length() + "\r\n\r\n" + ANSWER).getBytes(StandardCharsets.US_ASCII));
            return input.read() < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ask(MacGenerator kms) {
        var _ = kms.generate("arn", new byte[1], Patience.OF_A_TEST);
    }

    private MacGenerator leanClient(Snapshots snapshots, String address) {
        return new LeanClients(new Variables(Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", address,
                "AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b")), InstantSource.system(), snapshots,
                Waiting.PATIENT).macs();
    }

    private KmsClient client(Connections connections) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"));
        return new AwsClients(connections, credentials, Patience.OF_A_TEST, Patience.OF_A_TEST)
                .limited(KmsClient.builder())
                .endpointOverride(URI.create(address())).region(Region.US_EAST_1).build();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
