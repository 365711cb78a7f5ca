package dev.workspacetokens.local.http;

import dev.workspacetokens.domain.AsciiCase;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Serves HTTP/1.1 on 127.0.0.1 and nowhere else, one virtual thread a connection.
///
/// Of our own, because the JDK's server rewrites headers: their names, and tabs in their values. What reaches an
/// authorizer here must be what the client sent.
public final class HttpListener implements AutoCloseable {

    private static final int IDLE_MILLIS = 60_000;
    private static final int BACKLOG = 200;

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private HttpListener(ServerSocket server) {
        this.server = server;
    }

    /// Takes a port (0: any that is free). Nobody is served yet.
    public static HttpListener bind(int port) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port), BACKLOG);
            return new HttpListener(server);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " of 127.0.0.1 cannot be used", e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Begins to serve. The handler is called concurrently and must not throw.
    public void serve(Function<HttpRequest, HttpResponse> handler) {
        Thread.ofPlatform().name("http-" + port()).daemon(false).start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> converse(socket, handler));
                } catch (IOException e) {
                    return; // closed
                }
            }
        });
    }

    private void converse(Socket socket, Function<HttpRequest, HttpResponse> handler) {
        connections.add(socket);
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            var out = new BufferedOutputStream(socket.getOutputStream());
            var reader = new RequestReader(new BufferedInputStream(socket.getInputStream()), out);
            answerAll(reader, out, handler);
        } catch (IOException e) {
            return; // the other side went away, or was idle for too long
        } finally {
            connections.remove(socket);
        }
    }

    private static void answerAll(RequestReader reader, OutputStream out, Function<HttpRequest, HttpResponse> handler)
            throws IOException {
        try {
            for (HttpRequest request = reader.next(); request != null; request = reader.next()) {
                boolean last = request.header("Connection").filter(value -> AsciiCase.same(value, "close")).isPresent();
                write(out, handler.apply(request), last, request.method().equals("HEAD"));
                if (last) {
                    return;
                }
            }
        } catch (MalformedRequestException e) {
            write(out, HttpResponse.json(e.status(), "{\"message\":\"Bad Request\"}"), true, false);
        }
    }

    private static void write(OutputStream out, HttpResponse response, boolean last, boolean headOnly)
            throws IOException {
        var head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(" \r\n");
        for (Header header : response.headers()) {
            head.append(header.name()).append(": ").append(header.value().replaceAll("[\\r\\n]", " ")).append("\r\n");
        }
        byte[] body = response.body();
        boolean bodiless = response.status() == 204 || response.status() == 304;
        // A function answers HEAD without the body, whose length is then not known.
        boolean lengthKnown = !bodiless && !(headOnly && body.length == 0);
        if (lengthKnown) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        for (String line : List.of(last ? "Connection: close" : "Connection: keep-alive", "")) {
            head.append(line).append("\r\n");
        }
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!bodiless && !headOnly) {
            out.write(body);
        }
        out.flush();
    }

    /// Stops listening and ends every connection.
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : connections) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
