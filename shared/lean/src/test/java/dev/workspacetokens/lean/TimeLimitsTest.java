package dev.workspacetokens.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.lambda.retry.Limits;
import dev.workspacetokens.lambda.snapshot.Connections;
import dev.workspacetokens.lean.FakeConnection.Limited;
import dev.workspacetokens.table.AuthorizerTable.ItemKey;
import dev.workspacetokens.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// When the lean clients give up.
final class TimeLimitsTest {

    private static final ItemKey KEY = new ItemKey("x", "y");

    private static Duration millis(long count) {
        return Duration.ofMillis(count);
    }

    /// Time passes on the server alone, so that the limits that a connection gets are known to the millisecond.
    @Nested
    final class InATimeOfTheirOwn {

        private final FakeConnection server = new FakeConnection();
        private final FakeAlarm alarm = new FakeAlarm(false);

        private Clients clients(Dialer dialer) {
            return new Clients("http://silent.example", dialer, alarm, server::nanoTime);
        }

        @Test
        void theSecondAttemptHasWhatIsLeftOfTheCallsTime() {
            var clients = clients(server.silent());
            assertThatThrownBy(() -> clients.leanTable().get(KEY, millis(2_000), millis(1_500)))
                    .isInstanceOf(SdkClientException.class).hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThat(server.dialled()).containsExactly(new Limited(Limits.CONNECT, millis(1_500)),
                    new Limited(Limits.CONNECT, millis(500)));
            assertThat(clients.pauses()).hasSize(1);
            assertThat(server.nanoTime()).isEqualTo(millis(2_000).toNanos());
        }

        @Test
        void theAlarmIsSetToWhatIsLeftOfTheCallAndTurnedOffAgain() {
            assertThatThrownBy(() -> clients(server.silent()).leanTable().get(KEY, millis(2_000), millis(1_500)))
                    .isInstanceOf(SdkClientException.class);
            assertThat(alarm.set()).containsExactly(millis(2_000), millis(500));
            assertThat(alarm.on()).isZero();
        }

        @Test
        void noMoreThanWhatIsLeftIsWaitedForAConnection() {
            assertThatThrownBy(() -> clients(server.silent()).leanTable().get(KEY, millis(1_600), millis(1_500)))
                    .isInstanceOf(SdkClientException.class);
            assertThat(server.dialled()).containsExactly(new Limited(Limits.CONNECT, millis(1_500)),
                    new Limited(millis(100), millis(100)));
        }

        @Test
        void noPauseIsLongerThanWhatIsLeft() {
            var clients = clients(server.silent());
            assertThatThrownBy(() -> clients.leanTable().get(KEY, millis(1_501).minusNanos(1), millis(1_500)))
                    .isInstanceOf(SdkClientException.class);
            assertThat(clients.pauses()).singleElement().satisfies(pause -> assertThat(pause)
                    .isLessThanOrEqualTo(millis(1)));
        }

        @Test
        void aServerThatTakesNoConnectionIsTriedAsOftenAsAnyOther() {
            assertThatThrownBy(() -> clients(server.unreachable()).leanTable().get(KEY, Limits.CALL, Limits.ATTEMPT))
                    .isInstanceOf(SdkClientException.class).hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThat(server.dialled()).hasSize(Limits.ATTEMPTS)
                    .containsOnly(new Limited(Limits.CONNECT, Limits.ATTEMPT));
        }

        @Test
        void aCallOfKmsHasTheLimitsOfAnyOther() {
            assertThatThrownBy(() -> clients(server.silent()).leanMacs().generate("arn", new byte[1], millis(2_500)))
                    .isInstanceOf(SdkClientException.class);
            assertThat(server.dialled()).extracting(Limited::read).containsExactly(millis(400), millis(400),
                    millis(400));
        }

        /// One byte in a while: no read is ever late, and the answer never comes.
        @Test
        void anAnswerInDropsEndsWithTheCallsTime() {
            var clients = clients(server.dripping(millis(20)));
            assertThatThrownBy(() -> clients.leanTable().get(KEY, millis(800), millis(500)))
                    .isInstanceOf(SdkClientException.class).hasRootCauseMessage("the answer came in drops");
            assertThat(server.dialled()).hasSize(2);
            // Each attempt may read once more after its end.
            assertThat(server.nanoTime()).isBetween(millis(800).toNanos(), millis(840).toNanos());
        }

        /// Behind a restore credentials come over the wire, too.
        @Test
        void nothingIsAskedAnyMoreWhenCredentialsCameTooLate() {
            var post = new Post(URI.create("http://silent.example"), new Connections(), server.silent(),
                    FakeAlarm.NEVER, server::nanoTime);
            var late = new JsonService.Caller(() -> {
                server.pass(millis(20));
                return new Credentials("id", "secret", null);
            }, () -> Clients.NOW, server::nanoTime, _ -> {});
            var table = new LeanTable("eu-west-1", post, late, "t");
            assertThatThrownBy(() -> table.get(KEY, millis(20), Limits.ATTEMPT))
                    .isInstanceOf(ApiCallTimeoutException.class);
            assertThat(server.dialled()).isEmpty();
        }
    }

    /// Real sockets keep the limits that they are given. How long they take beyond is the machine's affair.
    @Nested
    @Timeout(Patience.SECONDS)
    final class OnRealSockets {

        /// Over TLS the handshake is what gets no answer.
        @ParameterizedTest
        @ValueSource(strings = {"http", "https"})
        void silenceEndsWithTheCallsTime(String scheme) throws IOException {
            try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                var clients = Clients.inRealTime(scheme + "://127.0.0.1:" + silent.getLocalPort());
                long start = System.nanoTime();
                assertThatThrownBy(() -> clients.leanTable().get(KEY, millis(800), millis(600)))
                        .isInstanceOf(SdkClientException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(millis(600));
            }
        }

        /// One read ends in time, and the next one never comes: only the alarm bounds both.
        @Test
        void aHeadInDropsEndsWithTheCallsTime() throws IOException {
            var open = new CopyOnWriteArrayList<Socket>();
            try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> beginToAnswer(server, open));
                var clients = new Clients("http://127.0.0.1:" + server.getLocalPort(), Clients.PATIENT, Alarm.JAVA,
                        System::nanoTime);
                long start = System.nanoTime();
                assertThatThrownBy(() -> clients.leanTable().get(KEY, millis(300), Patience.OF_A_TEST))
                        .isInstanceOf(SdkClientException.class)
                        .hasRootCauseMessage("the head of the answer did not come in time");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(millis(300));
                assertThat(open).isNotEmpty();
            }
        }

        private void beginToAnswer(ServerSocket server, List<Socket> open) {
            try {
                while (true) {
                    Socket socket = server.accept();
                    open.add(socket);
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX-".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException _) {
                // The test is over.
            }
        }

        /// However complete it is: whoever sees it late has gone on.
        @Test
        void anAnswerBehindTheAlarmIsNone() throws IOException {
            try (var recorder = new Recorder()) {
                var alarm = new FakeAlarm(true);
                assertThatThrownBy(() -> new Clients(recorder.address(), alarm).leanTable().get(KEY,
                        Patience.OF_A_TEST, Patience.OF_A_TEST)).isInstanceOf(SdkClientException.class)
                        .hasRootCauseMessage("the head of the answer did not come in time");
                assertThat(alarm.set()).hasSize(Limits.ATTEMPTS);
                assertThat(alarm.on()).isZero();
            }
        }

        @Test
        void theAlarmIsOffBehindAnAnswer() throws IOException {
            try (var recorder = new Recorder()) {
                var alarm = new FakeAlarm(false);
                var _ = new Clients(recorder.address(), alarm).leanTable().get(KEY, Patience.OF_A_TEST,
                        Patience.OF_A_TEST);
                assertThat(alarm.set()).hasSize(1);
                assertThat(alarm.on()).isZero();
            }
        }

        /// Java gives the status away, and no body.
        @Test
        void aRefusalWhoseHeadBreaksOffIsNoRefusal() throws IOException {
            try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> breakOff(server));
                assertThatThrownBy(() -> new Clients("http://127.0.0.1:" + server.getLocalPort()).leanTable().get(KEY,
                        Patience.OF_A_TEST, Patience.OF_A_TEST)).isInstanceOf(SdkClientException.class);
            }
        }

        private void breakOff(ServerSocket server) {
            try {
                while (true) {
                    try (Socket socket = server.accept()) {
                        var _ = socket.getInputStream().read();
                        socket.getOutputStream()
                                .write("HTTP/1.1 400 Bad Request\r\nX-".getBytes(StandardCharsets.US_ASCII));
                        socket.shutdownOutput();
                        var _ = socket.getInputStream().readAllBytes();
                    }
                }
            } catch (IOException _) {
                // The test is over.
            }
        }

        /// The kernel drops what comes for a full queue: nobody refuses, and nobody answers.
        @Test
        void aServerThatTakesNoConnectionIsGivenUp() throws IOException {
            var waiting = new ArrayList<SocketChannel>();
            try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                for (int i = 0; i < 10; i++) {
                    var channel = SocketChannel.open();
                    waiting.add(channel);
                    channel.configureBlocking(false);
                    channel.connect(full.getLocalSocketAddress());
                }
                var clients = Clients.inRealTime("http://127.0.0.1:" + full.getLocalPort());
                long start = System.nanoTime();
                assertThatThrownBy(() -> clients.leanTable().get(KEY, Patience.OF_A_TEST, Patience.OF_A_TEST))
                        .isInstanceOf(SdkClientException.class).hasRootCauseInstanceOf(SocketTimeoutException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isGreaterThanOrEqualTo(Limits.CONNECT.multipliedBy(Limits.ATTEMPTS).minusMillis(50));
                assertThat(clients.pauses()).hasSize(Limits.ATTEMPTS - 1);
            } finally {
                for (SocketChannel channel : waiting) {
                    channel.close();
                }
            }
        }
    }
}
