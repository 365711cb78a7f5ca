package dev.workspacetokens.aws.lean;

import dev.workspacetokens.aws.retry.Limits;
import dev.workspacetokens.aws.snapshot.Connections;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// `POST` of a body, by Java's own client: most of it is in the JDK's archive of classes that are loaded already.
///
/// The body is held in memory, so that Java neither waits a millisecond to see whether a kept connection is alive, as it
/// does before it streams one, nor fails when it is not: it connects anew and sends the body again. No redirect is
/// followed.
///
/// @param endpoint where to
/// @param keyExchange of connections by TLS
/// @param connections whether they outlive their answer
record Post(URI endpoint, KeyExchange keyExchange, Connections connections) {

    private static final int ERRORS = 400;
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
    /// @param timeout how long it may take to connect, and then each read; an answer that comes in drops may take
    /// longer, which ends with the function's own time
    Answer send(Map<String, String> headers, byte[] body, Duration timeout) throws IOException {
        try {
            return answer(headers, body, timeout);
        } catch (SSLException | SocketException e) {
            keyExchange.failed();
            throw e;
        }
    }

    private Answer answer(Map<String, String> headers, byte[] body, Duration timeout) throws IOException {
        var connection = (HttpURLConnection) endpoint.toURL().openConnection();
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(keyExchange);
        }
        connection.setRequestMethod("POST");
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(millis(timeout.compareTo(Limits.CONNECT) < 0 ? timeout : Limits.CONNECT));
        connection.setReadTimeout(millis(timeout));
        connection.setRequestProperty("User-Agent", "workspace-tokens");
        headers.forEach(connection::setRequestProperty);
        if (!connections.lasting()) {
            connection.setRequestProperty("Connection", "close");
        }
        connection.setDoOutput(true);
        connection.getOutputStream().write(body);
        int status = connection.getResponseCode();
        // Read to its end: only then the connection is kept.
        try (InputStream answer = status < ERRORS ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, answer == null ? new byte[0] : answer.readAllBytes(),
                    connection.getHeaderField("x-amzn-RequestId"));
        }
    }

    /// At least one: zero stands for no limit.
    private static int millis(Duration duration) {
        return (int) Math.max(1, duration.toMillis());
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
