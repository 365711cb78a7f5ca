package dev.workspacetokens.benchmarks.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.workspacetokens.emulators.LocalKms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.GenerateMacResponse;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// KMS over HTTP, as far as making MACs goes: the JSON protocol in front of a [LocalKms].
final class KmsServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalKms kms;

    private KmsServer(LocalKms kms) {
        this.kms = kms;
    }

    /// Serves on a free port of the loopback interface, and gives the port.
    static int start(LocalKms kms) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var handler = new KmsServer(kms);
        server.createContext("/", handler::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            if (!"TrentService.GenerateMac".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
                send(exchange, 400, Map.of("__type", "UnsupportedOperationException"));
                return;
            }
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            byte[] message = request.path("Message").binaryValue();
            GenerateMacResponse mac = kms.generateMac(r -> r.keyId(request.path("KeyId").asText())
                    .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256).message(SdkBytes.fromByteArray(message)));
            send(exchange, 200, Map.of("KeyId", mac.keyId(), "MacAlgorithm", "HMAC_SHA_256", "Mac",
                    mac.mac().asByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
