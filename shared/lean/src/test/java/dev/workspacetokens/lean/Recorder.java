package dev.workspacetokens.lean;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/// A service that keeps what it is asked, and answers what it is told to.
final class Recorder implements AutoCloseable {

    static final Answer EMPTY = new Answer(200, "{}");

    /// @param status of HTTP
    /// @param location where to, if it redirects
    record Answer(int status, String body, String location) {
        Answer(int status, String body) {
            this(status, body, "");
        }
    }

    /// A request as it came.
    ///
    /// @param line method and path
    record Asked(String line, Headers headers, String body, int port) {
        JsonNode json() {
            return JsonNode.parser().parse(body);
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Answer> answers = new ArrayDeque<>();

    Recorder() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Answers these in turn, and then an empty object.
    Recorder then(Answer... next) {
        answers.addAll(List.of(next));
        return this;
    }

    /// What came since the last call.
    List<Asked> asked() {
        List<Asked> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders(), body, exchange.getRemoteAddress().getPort()));
            Answer answer = answers.isEmpty() ? EMPTY : answers.removeFirst();
            byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("x-amzn-RequestId", "request-1");
            if (!answer.location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", answer.location);
            }
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
