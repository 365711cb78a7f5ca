package dev.workspacetokens.lean;

import dev.workspacetokens.lambda.retry.Limits;
import dev.workspacetokens.lambda.snapshot.Connections;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// `POST` of a body, by Java's own client: most of it is in the JDK's archive of classes that are loaded already.
///
/// The body is held in memory, so that Java neither waits a millisecond to see whether a kept connection is alive, as it
/// does before it streams one, nor fails when it is not: it connects anew and sends the body again, once, also where a
/// new connection ends without an answer. No redirect is followed.
///
/// @param endpoint where to
/// @param connections whether they outlive their answer
/// @param dialer of connections
/// @param alarm ends an answer that is too late
/// @param nanoTime a clock that only moves forward, in nanoseconds
record Post(URI endpoint, Connections connections, Dialer dialer, Alarm alarm, LongSupplier nanoTime) {

    private static final int ERRORS = 400;
    private static final int BUFFER = 8_192;
    /// Three items of at most 400 kB each, in Base64 and JSON, are shorter.
    private static final int MOST_BYTES = 4_000_000;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// @throws IllegalStateException when the endpoint is more or less than the address of a server
    Post {
        boolean web = "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme());
        if (!web || endpoint.getHost() == null || !List.of("", "/").contains(endpoint.getRawPath())
                || endpoint.getRawQuery() != null) {
            throw new IllegalStateException("an endpoint is http(s)://host or http(s)://host:port, not " + endpoint);
        }
    }

    /// The endpoint as the `Host` header has it: a port is told only where it is not the usual one.
    String host() {
        int usual = endpoint.getScheme().equals("https") ? HTTPS : HTTP;
        return endpoint.getPort() < 0 || endpoint.getPort() == usual
                ? endpoint.getHost()
                : endpoint.getHost() + ":" + endpoint.getPort();
    }

    /// Sends, and waits for the answer.
    ///
    /// @param attempt how long it may take to connect, each read of the handshake and of the head, and from then on the
    /// whole body but for its last read
    /// @param call how long all of it may take but for that read, and for the look-up of the name, which Java does not
    /// bound. It is more than an attempt: on a small share of a processor a first handshake takes longer than any
    /// attempt should
    Answer send(Map<String, String> headers, byte[] body, Duration attempt, Duration call) throws IOException {
        HttpURLConnection connection = dialer.dial(endpoint,
                attempt.compareTo(Limits.CONNECT) < 0 ? attempt : Limits.CONNECT, attempt);
        connection.setRequestMethod("POST");
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("User-Agent", "workspace-tokens");
        headers.forEach(connection::setRequestProperty);
        if (!connections.lasting()) {
            connection.setRequestProperty("Connection", "close");
        }
        connection.setDoOutput(true);
        int status = status(connection, body, call);
        long end = nanoTime.getAsLong() + attempt.toNanos();
        // Read to its end: only then the connection is kept.
        try (InputStream answer = status < ERRORS ? connection.getInputStream() : connection.getErrorStream()) {
            if (answer == null) {
                // Java hands out the status of a head that broke off behind its first line.
                throw new IOException("the head of the answer ends early");
            }
            var whole = new Answer(status, whole(answer, end), connection.getHeaderField("x-amzn-RequestId"));
            if (!connections.lasting()) {
                // Not every server ends what it was told to; and once its stream is closed, Java has put it aside.
                connection.disconnect();
            }
            return whole;
        }
    }

    /// Connects, sends, and reads the head. Java bounds each of its reads alone, so an alarm ends all of it.
    private int status(HttpURLConnection connection, byte[] body, Duration call) throws IOException {
        // Whoever sets it is first: the answer, or the alarm.
        var over = new AtomicBoolean();
        Runnable off = alarm.set(call, () -> {
            if (over.compareAndSet(false, true)) {
                connection.disconnect();
            }
        });
        try {
            connection.getOutputStream().write(body);
            int status = connection.getResponseCode();
            if (over.compareAndSet(false, true)) {
                return status;
            }
        } catch (IOException | RuntimeException e) {
            if (over.compareAndSet(false, true)) {
                throw e;
            }
        } finally {
            off.run();
        }
        throw new SocketTimeoutException("the head of the answer did not come in time");
    }

    private byte[] whole(InputStream answer, long end) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER];
        for (int count; (count = answer.read(buffer)) >= 0;) {
            bytes.write(buffer, 0, count);
            if (bytes.size() > MOST_BYTES) {
                throw new IOException("the answer is too long");
            }
            if (end - nanoTime.getAsLong() < 0) {
                throw new SocketTimeoutException("the answer came in drops");
            }
        }
        return bytes.toByteArray();
    }

    /// An answer.
    static final class Answer {

        private final int status;
        private final byte[] body;
        private final @Nullable String requestId;

        private Answer(int status, byte[] body, @Nullable String requestId) {
            this.status = status;
            this.body = body;
            this.requestId = requestId;
        }

        /// The status of HTTP.
        int status() {
            return status;
        }

        /// The whole body, not copied.
        byte[] body() {
            return body;
        }

        /// AWS' name of the request.
        @Nullable
        String requestId() {
            return requestId;
        }
    }
}
