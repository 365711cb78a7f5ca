package dev.workspacetokens.aws.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.workspacetokens.aws.dynamodb.AuthorizerTable;
import dev.workspacetokens.aws.dynamodb.AuthorizerTable.ItemKey;
import dev.workspacetokens.aws.lean.Recorder.Answer;
import dev.workspacetokens.aws.retry.Limits;
import dev.workspacetokens.aws.snapshot.Connections;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// What the lean clients try again, how often, and when they give up.
final class AttemptsOverTheWireTest {

    private static final ItemKey KEY = new ItemKey("x", "y");
    private static final Answer ITEM = new Answer(200, """
            {"Item": {"PK": {"S": "x"}, "SK": {"S": "y"}}}""");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            500; {"__type": "InternalServerError"}
            503; <html>come back</html>
            400; {"__type": "a#ProvisionedThroughputExceededException"}
            400; {"__type": "a#ThrottlingException"}
            400; {"__type": "a#RequestLimitExceeded"}
            200; {"Item": {"PK": {"S"
            200; <html>a proxy's page</html>
            200; []
            200; {"Item": {"PK": {"S": 1}}}
            200; {"Item": {"PK": "x"}}
            200; {"Item": {"PK": {"S": "x"}, "SK": {"S": "y"}}} x
            """)
    void whatMayPassIsTriedTwiceMore(int status, String body) throws IOException {
        var failure = new Answer(status, body);
        try (var recorder = new Recorder().then(failure, failure, ITEM, failure, failure, failure)) {
            var clients = new Clients(recorder.address());
            assertThat(get(clients.leanTable())).isEqualTo(KEY);
            assertThat(clients.pauses()).hasSize(2).allMatch(pause -> pause.compareTo(Duration.ofMillis(100)) < 0);
            recorder.asked();

            assertThatThrownBy(() -> get(clients.leanTable())).isInstanceOf(SdkException.class);
            assertThat(recorder.asked()).hasSize(Limits.ATTEMPTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>a proxy's page</html>", "[]", "{\"x\":"})
    void anUpdateIsDoneOnlyIfTheServiceSaysSo(String body) throws IOException {
        var failure = new Answer(200, body);
        try (var recorder = new Recorder().then(failure, failure, failure)) {
            var table = new Clients(recorder.address()).leanTable();
            var update = new AuthorizerTable.Update(KEY, "SET #a = :a", "c", Map.of("#a", "a"), Map.of());
            assertThatThrownBy(() -> table.update(update, Limits.CALL)).isInstanceOf(SdkClientException.class);
            assertThat(recorder.asked()).hasSize(Limits.ATTEMPTS);
            assertThat(table.update(update, Limits.CALL)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            400; {"__type": "a#ConditionalCheckFailedException"}
            400; {"__type": "a#AccessDeniedException"}
            400; {"__type": "a#ResourceNotFoundException"}
            403; <html>no</html>
            404; {}
            302; {}
            """)
    void aRefusalIsFinal(int status, String body) throws IOException {
        try (var recorder = new Recorder().then(new Answer(status, body))) {
            assertThatThrownBy(() -> get(new Clients(recorder.address()).leanTable()))
                    .isInstanceOf(DynamoDbException.class);
            assertThat(recorder.asked()).hasSize(1);
        }
    }

    @Test
    void whoeverIsNotThereIsAClientsFailure() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var clients = new Clients("http://127.0.0.1:" + port);
        assertThatThrownBy(() -> get(clients.leanTable())).isInstanceOf(SdkClientException.class)
                .isNotInstanceOf(AwsServiceException.class).hasCauseInstanceOf(IOException.class);
        assertThat(clients.pauses()).hasSize(Limits.ATTEMPTS - 1);
    }

    /// Another server would get the session's token and be believed.
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int status) throws IOException {
        try (var other = new Recorder().then(ITEM); var recorder = new Recorder()) {
            recorder.then(new Answer(status, "{}", other.address()));
            assertThatThrownBy(() -> get(new Clients(recorder.address()).leanTable()))
                    .isInstanceOf(DynamoDbException.class);
            assertThat(other.asked()).isEmpty();
        }
    }

    /// Over TLS the handshake is what gets no answer. The second attempt has what is left of the call's time.
    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    @Timeout(20)
    void silenceEndsWithTheCallsTime(String scheme) throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var clients = new Clients(scheme + "://127.0.0.1:" + silent.getLocalPort());
            long start = System.nanoTime();
            var failure = catchThrowable(
                    () -> clients.leanTable().get(KEY, Duration.ofMillis(2_000), Duration.ofMillis(1_500)));
            assertThat(failure).isInstanceOf(SdkClientException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(1_900),
                    Duration.ofMillis(2_900));
            assertThat(clients.pauses()).as("%s", failure).hasSize(1);
        }
    }

    /// The kernel drops what comes for a full queue: nobody refuses, and nobody answers.
    @Test
    @Timeout(20)
    void aServerThatTakesNoConnectionIsGivenUpAfterAWhile() throws IOException {
        var waiting = new ArrayList<SocketChannel>();
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 10; i++) {
                var channel = SocketChannel.open();
                waiting.add(channel);
                channel.configureBlocking(false);
                channel.connect(full.getLocalSocketAddress());
            }
            var clients = new Clients("http://127.0.0.1:" + full.getLocalPort());
            long start = System.nanoTime();
            assertThatThrownBy(() -> get(clients.leanTable())).isInstanceOf(SdkClientException.class)
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(
                    Limits.CONNECT.multipliedBy(Limits.ATTEMPTS).minusMillis(50), Limits.CALL.plusMillis(500));
            assertThat(clients.pauses()).hasSize(Limits.ATTEMPTS - 1);
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    /// One byte in a while: no read is ever late, and the answer never comes.
    @Test
    @Timeout(20)
    void anAnswerInDropsEndsWithTheCallsTime() throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon(true).start(() -> drip(server));
            var clients = new Clients("http://127.0.0.1:" + server.getLocalPort());
            long start = System.nanoTime();
            assertThatThrownBy(() -> clients.leanTable().get(KEY, Duration.ofMillis(800), Duration.ofMillis(500)))
                    .isInstanceOf(SdkClientException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_500));
        }
    }

    private static void drip(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon(true).start(() -> {
                    try (socket) {
                        var output = socket.getOutputStream();
                        output.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                        while (true) {
                            output.write(' ');
                            output.flush();
                            socket.setSoTimeout(20);
                            readOrGoOn(socket.getInputStream());
                        }
                    } catch (IOException _) {
                        // The other side is gone.
                    }
                });
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private static void readOrGoOn(InputStream input) throws IOException {
        try {
            input.read();
        } catch (SocketTimeoutException _) {
            // This long a drop takes.
        }
    }

    @Test
    void anAnswerWithoutEndIsNotHeldInMemory() throws IOException {
        var endless = new Answer(200, "{\"x\": \"" + "x".repeat(4_000_000) + "\"}");
        try (var recorder = new Recorder().then(endless, endless, endless)) {
            assertThatThrownBy(() -> get(new Clients(recorder.address()).leanTable()))
                    .isInstanceOf(SdkClientException.class).hasRootCauseMessage("the answer is too long");
        }
    }

    /// Behind a restore credentials come over the wire, too.
    @Test
    void nothingIsAskedAnyMoreWhenCredentialsCameTooLate() throws IOException {
        try (var recorder = new Recorder()) {
            var post = new Post(URI.create(recorder.address()), new KeyExchange(() -> {
                throw new AssertionError("no TLS here");
            }), new Connections());
            var late = new JsonService.Caller(() -> {
                long end = System.nanoTime() + Duration.ofMillis(50).toNanos();
                while (System.nanoTime() - end < 0) {
                    Thread.onSpinWait();
                }
                return new Credentials("id", "secret", null);
            }, () -> Clients.NOW, _ -> {});
            var table = new LeanTable("eu-west-1", post, late, "t");
            assertThatThrownBy(() -> table.get(KEY, Duration.ofMillis(20), Limits.ATTEMPT))
                    .isInstanceOf(ApiCallTimeoutException.class);
            assertThat(recorder.asked()).isEmpty();
        }
    }

    /// An answer of KMS has a key in it.
    @Test
    void anAnswerThatCannotBeReadIsNotQuoted() throws IOException {
        var broken = new Answer(200, "{\"Mac\": c2VjcmV0}");
        try (var recorder = new Recorder().then(broken, broken, broken)) {
            var kms = new Clients(recorder.address()).leanMacs();
            assertThatThrownBy(() -> kms.generate("arn", new byte[1], Limits.CALL))
                    .isInstanceOf(SdkClientException.class)
                    .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("c2Vjcm"));
        }
    }

    /// As after a minute's idleness: the service has ended a connection that is kept.
    @Test
    void aConnectionThatEndedMeanwhileIsReplaced() throws IOException {
        var connections = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon(true).start(() -> serveOneRequestEach(server, connections));
            var clients = new Clients("http://127.0.0.1:" + server.getLocalPort());
            var client = clients.leanTable();
            for (int i = 0; i < 3; i++) {
                assertThat(get(client)).isEqualTo(KEY);
            }
            assertThat(connections).hasValue(3);
            assertThat(clients.pauses()).isEmpty();
        }
    }

    private static ItemKey get(AuthorizerTable table) {
        return table.get(KEY, Limits.CALL, Limits.ATTEMPT).orElseThrow().key();
    }

    /// Promises to keep each connection, and ends it behind its first answer.
    private static void serveOneRequestEach(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    var input = socket.getInputStream();
                    input.readNBytes(contentLength(input));
                    String answer = "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(ITEM.body().length(), ITEM.body());
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private static int contentLength(InputStream input) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) input.read());
        }
        return head.toString().lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElseThrow();
    }
}
