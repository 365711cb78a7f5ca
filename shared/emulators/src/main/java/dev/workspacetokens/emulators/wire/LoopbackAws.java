package dev.workspacetokens.emulators.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.workspacetokens.emulators.ServiceErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// DynamoDB and KMS at an address of this machine: a request must be signed by a caller that was admitted, and does
/// what that caller's clients do. They refuse, watch or break what they like; a failure that no service answers with
/// ends the connection without an answer.
///
/// Close it: it serves until then.
public final class LoopbackAws implements AutoCloseable {

    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final String REGION = "eu-central-1";
    private static final int OK = 200;

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    private LoopbackAws(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /// Who was admitted. No record: nothing of it is ever printed.
    private static final class Caller {
        private final String secret = UUID.randomUUID().toString();
        private final String session = UUID.randomUUID().toString();
        /// By the first part of what `X-Amz-Target` says.
        private final Map<String, Service> services;

        Caller(Map<String, Service> services) {
            this.services = services;
        }
    }

    /// @param name in signatures
    /// @param client that does what is asked
    private record Service(String name, SdkClient client) {}

    /// Serves on a free port of 127.0.0.1.
    public static LoopbackAws start() {
        try {
            return start(HttpServer.create(LOOPBACK, 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same over TLS.
    ///
    /// @param tls with the key of localhost and 127.0.0.1
    public static LoopbackAws start(SSLContext tls) {
        try {
            HttpsServer server = HttpsServer.create(LOOPBACK, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return start(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LoopbackAws start(HttpServer server, String scheme) {
        var aws = new LoopbackAws(server, scheme);
        server.start();
        return aws;
    }

    /// Admits somebody.
    ///
    /// @param dynamoDb what answers them
    /// @param kms what answers them
    /// @return the variables by which a function finds AWS, and who it is there
    public Map<String, String> admit(DynamoDbClient dynamoDb, KmsClient kms) {
        String id = "AKID" + UUID.randomUUID();
        var caller = new Caller(Map.of("DynamoDB_20120810", new Service("dynamodb", dynamoDb), "TrentService",
                new Service("kms", kms)));
        callers.put(id, caller);
        return Map.of("AWS_ENDPOINT_URL", scheme + "://127.0.0.1:" + server.getAddress().getPort(), "AWS_REGION",
                REGION, "AWS_ACCESS_KEY_ID", id, "AWS_SECRET_ACCESS_KEY", caller.secret, "AWS_SESSION_TOKEN",
                caller.session);
    }

    private void handle(HttpExchange exchange) throws IOException {
        // Closed without an answer, the connection ends.
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            try {
                send(exchange, OK, answer(exchange.getRequestHeaders(), request));
            } catch (AwsServiceException e) {
                send(exchange, e.statusCode(), failure(e));
            }
        }
    }

    private byte[] answer(Headers headers, byte[] request) {
        var signature = Signature.of(headers);
        if (signature == null) {
            throw ServiceErrors.DYNAMODB.refusal("MissingAuthenticationTokenException", "The request is not signed.");
        }
        Caller caller = callers.get(signature.keyId());
        if (caller == null || !caller.session.equals(headers.getFirst("X-Amz-Security-Token"))) {
            throw ServiceErrors.DYNAMODB.refusal("UnrecognizedClientException", "Nobody has such credentials.");
        }
        String target = String.valueOf(headers.getFirst("X-Amz-Target"));
        Service service = caller.services.get(target.replaceFirst("\\..*", ""));
        if (service == null) {
            throw unknown();
        }
        if (!signature.fits(caller.secret, REGION + "/" + service.name(), headers, request)) {
            throw ServiceErrors.DYNAMODB.refusal("InvalidSignatureException", "The signature is another one.");
        }
        return done(service.client(), target.replaceFirst(".*\\.", ""), request);
    }

    private static byte[] done(SdkClient client, String operation, byte[] request) {
        ClientMethod method = ClientMethod.find(client, operation);
        if (method == null) {
            throw unknown();
        }
        try {
            return method.answer(request);
        } catch (UnsupportedOperationException _) {
            throw unknown();
        }
    }

    private static AwsServiceException unknown() {
        return ServiceErrors.DYNAMODB.refusal("UnknownOperationException", "There is no such operation here.");
    }

    private static byte[] failure(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null ? "InternalFailure" : details.errorCode();
        String message = details == null ? null : details.errorMessage();
        return JsonWriter.create().writeStartObject().writeFieldName("__type").writeValue("com.amazonaws#" + code)
                .writeFieldName("message").writeValue(Objects.requireNonNullElse(message, "")).writeEndObject()
                .getBytes();
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
