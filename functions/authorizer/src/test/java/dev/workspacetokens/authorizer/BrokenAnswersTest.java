package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// The authorizer in front of an imitation of DynamoDB and KMS that answers with genuine items and keys, and with what
/// no service would say.
final class BrokenAnswersTest {

    private static final String NONE = "";

    private final Deployment deployment = new Deployment();
    private final String app = deployment.app("developer").app().value();
    private final Deployment.Shown token = deployment.create(new Access.AllApps("developer"));
    private final Event event = Event.app(app).bearer(token.secret());
    private final Map<String, String> broken = new HashMap<>();
    private int brokenStatus = 200;
    private HttpServer server;
    private RequestStreamHandler rest;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var variables = new HashMap<>(Template.ofThisBuild().function("RestApiAuthorizer").environment());
        variables.putAll(Deployment.BACKEND.keyVariables());
        variables.putAll(Map.of("AWS_REGION", "us-east-1",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort(), "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret"));
        var environment = new ExecutionEnvironment(variables, deployment.clock, Deployment.RANDOM);
        rest = new RestApiAuthorizer(environment, Services.lean(environment), Deployment.POLICY);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void genuineAnswersAllow() throws IOException {
        for (int i = 0; i < 2; i++) {
            assertThat(Deployment.invoke(rest, event.rest())).isEqualTo(
                    Verdicts.allow(token, event, app, "developer", "apps:read builds:read artifacts:read logs:read "
                            + "builds:start builds:abort artifacts:write"));
        }
    }

    /// `%s` stands for the genuine items.
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            BatchGetItem; 500; {"__type": "InternalServerError"}
            BatchGetItem; 400; {"__type": "x#ProvisionedThroughputExceededException"}
            BatchGetItem; 400; {"__type": "x#AccessDeniedException"}
            BatchGetItem; 302; {}
            BatchGetItem; 200; {"Responses": {"Table": [%s
            BatchGetItem; 200; <html>a proxy</html>
            BatchGetItem; 200; []
            BatchGetItem; 200; {"Responses": [%s]}
            BatchGetItem; 200; {"Responses": {"Table": [%s, {"PK": {"S": "CREDENTIAL#another"}, "SK": {"S": "CREDENTIAL"}}]}}
            BatchGetItem; 200; {"Responses": {"Table": [%s, {"PK": {"N": "1"}, "SK": {"S": "x"}}]}}
            BatchGetItem; 200; {"Responses": {"Table": [%s]}, "UnprocessedKeys": {"Table": {"Keys": [{"PK": {"S": "a"}, "SK": {"S": "b"}}]}}}
            GenerateMac; 500; {}
            GenerateMac; 400; {"__type": "DisabledException"}
            GenerateMac; 200; {}
            GenerateMac; 200; {"KeyId": "arn:another", "Mac": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}
            GenerateMac; 200; {"KeyId": "%2$s", "Mac": "AAAA"}
            """)
    void whatCannotBeDecidedIsAFaultAndTheNextRequestRecovers(String operation, int status, String body)
            throws IOException {
        brokenStatus = status;
        broken.put(operation, body);
        Verdicts.assertFails(() -> Deployment.invoke(rest, event.rest()));
        broken.clear();
        deployment.clock.advance(Duration.ofSeconds(1));
        assertThat(Deployment.invoke(rest, event.rest())).contains("\"Effect\":\"Allow\"");
    }

    @Test
    void anotherKeysMacLetsNobodyIn() {
        broken.put("GenerateMac", "{\"KeyId\": \"%2$s\", \"Mac\": \"" + "A".repeat(43) + "=\"}");
        Verdicts.assertUnauthorized(() -> Deployment.invoke(rest, event.rest()));
    }

    @Test
    void itemsOfAnotherTableAreNone() {
        broken.put("BatchGetItem", "{\"Responses\": {\"Another\": [%s]}}");
        Verdicts.assertUnauthorized(() -> Deployment.invoke(rest, event.rest()));
    }

    @Test
    void lastUseThatCannotBeNotedIsNoFault() throws IOException {
        brokenStatus = 500;
        broken.put("UpdateItem", NONE);
        assertThat(Deployment.invoke(rest, event.rest())).contains("\"Effect\":\"Allow\"");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String operation = target.substring(target.indexOf('.') + 1);
            String body = broken.get(operation);
            int status = body == null ? 200 : brokenStatus;
            byte[] bytes = (body == null ? genuine(operation, request) : body)
                    .replace("%s", items()).replace("%2$s", Deployment.BACKEND.keyArn())
                    .replace("\"Table\"", "\"" + Deployment.BACKEND.table() + "\"").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String genuine(String operation, String request) {
        return switch (operation) {
            case "BatchGetItem" -> "{\"Responses\": {\"Table\": [%s]}, \"UnprocessedKeys\": {}}";
            case "GenerateMac" -> {
                String key = field("KeyId", request);
                var mac = Deployment.BACKEND.kms().generateMac(r -> r.keyId(key)
                        .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                        .message(SdkBytes.fromByteArray(Base64.getDecoder().decode(field("Message", request))))).mac();
                yield "{\"KeyId\": \"" + key + "\", \"Mac\": \"" + base64(mac) + "\"}";
            }
            default -> "{}";
        };
    }

    private static String field(String name, String request) {
        var value = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(request);
        assertThat(value.find()).isTrue();
        return value.group(1);
    }

    private String items() {
        String table = Deployment.BACKEND.table();
        return Deployment.BACKEND.dynamoDb()
                .batchGetItem(r -> r.requestItems(Map.of(table, KeysAndAttributes.builder().consistentRead(true)
                        .keys(List.of(key("CREDENTIAL#" + token.token().id(), "CREDENTIAL"), key("APP#" + app, "APP")))
                        .build())))
                .responses().getOrDefault(table, List.of()).stream().map(BrokenAnswersTest::json)
                .collect(Collectors.joining(","));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("PK", Deployment.text(pk), "SK", Deployment.text(sk));
    }

    private static String json(Map<String, AttributeValue> item) {
        return item.entrySet().stream().map(e -> "\"%s\": %s".formatted(e.getKey(), json(e.getValue())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(AttributeValue value) {
        return switch (value.type()) {
            case BOOL -> "{\"BOOL\": " + value.bool() + "}";
            case S -> "{\"S\": \"" + value.s() + "\"}";
            case N -> "{\"N\": \"" + value.n() + "\"}";
            case B -> "{\"B\": \"" + base64(value.b()) + "\"}";
            default -> throw new AssertionError(value);
        };
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
