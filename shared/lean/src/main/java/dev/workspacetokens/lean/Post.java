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

    Post(URI endpoint, Connections connections) {
        this(endpoint, connections, Dialer.JAVA, Alarm.JAVA, System::nanoTime);
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
    /// @param timeout how long it may take to connect, each read of the handshake, and from then on the whole answer but
    /// for the last read of its body. The work of a handshake does not count: on a small share of a processor the first
    /// one takes longer than any attempt should
    Answer send(Map<String, String> headers, byte[] body, Duration timeout) throws IOException {
        HttpURLConnection connection = dialer.dial(endpoint,
                timeout.compareTo(Limits.CONNECT) < 0 ? timeout : Limits.CONNECT, timeout);
        connection.setRequestMethod("POST");
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("User-Agent", "workspace-tokens");
        headers.forEach(connection::setRequestProperty);
        if (!connections.lasting()) {
            connection.setRequestProperty("Connection", "close");
        }
        connection.setDoOutput(true);
        connection.getOutputStream().write(body);
        long end = nanoTime.getAsLong() + timeout.toNanos();
        int status = status(connection, timeout);
        // Read to its end: only then the connection is kept.
        try (InputStream answer = status < ERRORS ? connection.getInputStream() : connection.getErrorStream()) {
            var whole = new Answer(status, answer == null ? new byte[0] : whole(answer, end),
                    connection.getHeaderField("x-amzn-RequestId"));
            if (!connections.lasting()) {
                // Not every server ends what it was told to; and once its stream is closed, Java has put it aside.
                connection.disconnect();
            }
            return whole;
        }
    }

    /// Reads the head. Java bounds each of its reads alone.
    private int status(HttpURLConnection connection, Duration timeout) throws IOException {
        var late = new AtomicBoolean();
        Runnable off = alarm.set(timeout, () -> {
            late.set(true);
            connection.disconnect();
        });
        try {
            int status = connection.getResponseCode();
            if (!late.get()) {
                return status;
            }
        } catch (IOException | RuntimeException e) {
            if (!late.get()) {
                throw e;
            }
        } finally {
            off.run();
        }
        throw new SocketTimeoutException("the head of the answer came in drops");
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
