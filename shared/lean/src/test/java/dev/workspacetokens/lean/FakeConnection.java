package dev.workspacetokens.lean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Connections to a server on which time passes only where the server lets it, and the limits that they were given.
final class FakeConnection {

    /// @param connect how long connecting may take
    /// @param read how long a read may take
    record Limited(Duration connect, Duration read) {}

    private final List<Limited> dialled = new ArrayList<>();
    private long nanos;

    /// The time as this server's clients know it.
    long nanoTime() {
        return nanos;
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    /// The limits of each connection so far.
    List<Limited> dialled() {
        return dialled;
    }

    /// Takes the request and never answers: every read ends with its limit.
    Dialer silent() {
        return answering(limits -> {
            pass(limits.read());
            throw new SocketTimeoutException("Read timed out");
        });
    }

    /// Never takes a connection: connecting ends with its limit.
    Dialer unreachable() {
        return answering(limits -> {
            pass(limits.connect());
            throw new SocketTimeoutException("Connect timed out");
        });
    }

    /// Answers with one byte in each of these spans, for ever.
    Dialer dripping(Duration span) {
        return answering(_ -> new InputStream() {
            @Override
            public int read() {
                pass(span);
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                buffer[from] = (byte) read();
                return 1;
            }
        });
    }

    private interface Server {
        InputStream answer(Limited limits) throws IOException;
    }

    private Dialer answering(Server server) {
        return (address, connect, read) -> {
            var limits = new Limited(connect, read);
            dialled.add(limits);
            return new HttpURLConnection(address.toURL()) {
                @Override
                public OutputStream getOutputStream() {
                    return new ByteArrayOutputStream();
                }

                @Override
                public InputStream getInputStream() throws IOException {
                    return server.answer(limits);
                }

                @Override
                public int getResponseCode() throws IOException {
                    var _ = getInputStream();
                    return HTTP_OK;
                }

                @Override
                public void connect() {}

                @Override
                public void disconnect() {}

                @Override
                public boolean usingProxy() {
                    return false;
                }
            };
        };
    }
}
