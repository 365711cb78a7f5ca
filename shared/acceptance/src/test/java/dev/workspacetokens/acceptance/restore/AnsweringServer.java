package dev.workspacetokens.acceptance.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// DynamoDB with an empty table and KMS, at one address, as far as a function needs them to come to an answer.
final class AnsweringServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAC_BYTES = 32;

    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;

    /// @param address of this machine
    /// @param port 0: any
    AnsweringServer(String address, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// How many requests came so far.
    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            switch (target.substring(target.indexOf('.') + 1)) {
                case "GenerateMac" -> send(exchange, 200, Map.of("KeyId", request.path("KeyId").asText(),
                        "MacAlgorithm", "HMAC_SHA_256", "Mac", new byte[MAC_BYTES]));
                case "BatchGetItem" -> send(exchange, 200, Map.of("Responses", Map.of(), "UnprocessedKeys", Map.of()));
                case "GetItem" -> send(exchange, 200, Map.of());
                case "Query" -> send(exchange, 200, Map.of("Items", new Object[0], "Count", 0, "ScannedCount", 0));
                default -> send(exchange, 400, Map.of("__type", "ConditionalCheckFailedException"));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
