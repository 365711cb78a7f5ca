package dev.workspacetokens.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.lambda.retry.Limits;
import dev.workspacetokens.lean.Recorder.Answer;
import dev.workspacetokens.table.AuthorizerTable;
import dev.workspacetokens.table.AuthorizerTable.ItemKey;
import dev.workspacetokens.testing.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// What the lean clients try again and how often. [TimeLimitsTest] says when they give up.
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
            assertThatThrownBy(() -> table.update(update, Patience.OF_A_TEST)).isInstanceOf(SdkClientException.class);
            assertThat(recorder.asked()).hasSize(Limits.ATTEMPTS);
            assertThat(table.update(update, Patience.OF_A_TEST)).isTrue();
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
                    .isInstanceOf(AwsServiceException.class);
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
                    .isInstanceOf(AwsServiceException.class);
            assertThat(other.asked()).isEmpty();
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

    /// An answer of KMS has a key in it.
    @Test
    void anAnswerThatCannotBeReadIsNotQuoted() throws IOException {
        var broken = new Answer(200, "{\"Mac\": c2VjcmV0}");
        try (var recorder = new Recorder().then(broken, broken, broken)) {
            var kms = new Clients(recorder.address()).leanMacs();
            assertThatThrownBy(() -> kms.generate("arn", new byte[1], Patience.OF_A_TEST))
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
        return table.get(KEY, Patience.OF_A_TEST, Patience.OF_A_TEST).orElseThrow().key();
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
