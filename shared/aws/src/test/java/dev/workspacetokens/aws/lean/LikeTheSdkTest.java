package dev.workspacetokens.aws.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.workspacetokens.aws.lean.Recorder.Answer;
import dev.workspacetokens.aws.lean.Recorder.Asked;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// The lean clients ask, understand and fail as the SDK's own clients do: each is given the same request or answer.
final class LikeTheSdkTest {

    private static final int GENERATED = 200;

    private Recorder recorder;
    private Clients clients;

    @BeforeEach
    void start() throws IOException {
        recorder = new Recorder();
        clients = new Clients(recorder.address());
    }

    @AfterEach
    void stop() {
        recorder.close();
    }

    @Test
    void asksTheSameOfDynamoDb() {
        List<Function<DynamoDbClient, Object>> calls = List.of(
                c -> c.batchGetItem(batch(List.of(key("TOKEN#1"), key("APP#\"ü\\\n")))),
                c -> c.batchGetItem(BatchGetItemRequest.builder().requestItems(Map.of("a", KeysAndAttributes.builder()
                        .keys(List.of(key("x"))).projectionExpression("#p").expressionAttributeNames(Map.of("#p", "PK"))
                        .build()))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build()),
                c -> c.getItem(GetItemRequest.builder().tableName("t").key(key("y")).consistentRead(true).build()),
                c -> c.getItem(GetItemRequest.builder().tableName("t").key(Map.of("n", AttributeValue.fromN("-1.5e3"),
                        "b", AttributeValue.fromB(SdkBytes.fromUtf8String("\0ÿ"))))
                        .attributesToGet("n", "b").build()),
                c -> c.updateItem(UpdateItemRequest.builder().tableName("t").key(key("z"))
                        .updateExpression("SET #d = :d")
                        .conditionExpression("attribute_not_exists(#d)").expressionAttributeNames(Map.of("#d", "day"))
                        .expressionAttributeValues(
                                Map.of(":d", AttributeValue.fromS("2026-11-24"), ":l",
                                        AttributeValue.fromL(List.of(AttributeValue.fromBool(true),
                                                AttributeValue.fromNul(true), AttributeValue.fromSs(List.of("a"))))))
                        .returnValues(ReturnValue.ALL_NEW).build()));
        calls.forEach(call -> asksTheSame(call, clients.leanDynamoDb(), clients.sdkDynamoDb()));
    }

    @Test
    void asksTheSameOfKms() {
        asksTheSame(c -> c.generateMac(GenerateMacRequest.builder().keyId("arn:aws:kms:x")
                .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256).message(SdkBytes.fromUtf8String("label")).build()),
                clients.leanKms(), clients.sdkKms());
    }

    @Test
    void understandsTheSameItems() {
        long seed = System.nanoTime();
        System.out.printf("understandsTheSameItems: seed %d%n", seed);
        var random = new Random(seed);
        for (int i = 0; i < GENERATED; i++) {
            String item = object(random, 3);
            var answer = new Answer(200,
                    """
                            {"Responses": {"t": [%s, %s]}, "New": {"to": ["everybody", {}]}, "UnprocessedKeys": {"t": {"Keys": [%s],
                             "ConsistentRead": true}}, "ConsumedCapacity": null}"""
                            .formatted(item, object(random, 1), item));
            recorder.then(answer, answer, new Answer(200, "{\"Item\": " + item + "}"),
                    new Answer(200, "{\"Item\": " + item + "}"));
            var request = batch(List.of(key("x")));
            sameFields(clients.leanDynamoDb().batchGetItem(request), clients.sdkDynamoDb().batchGetItem(request));
            var get = GetItemRequest.builder().tableName("t").key(key("x")).build();
            sameFields(clients.leanDynamoDb().getItem(get), clients.sdkDynamoDb().getItem(get));
        }
    }

    @ParameterizedTest
    @MethodSource("emptyAnswers")
    void understandsAnswersThatLackThings(String body) {
        recorder.then(new Answer(200, body), new Answer(200, body), new Answer(200, body), new Answer(200, body));
        var batch = batch(List.of(key("x")));
        var get = GetItemRequest.builder().tableName("t").key(key("x")).build();
        sameFields(clients.leanDynamoDb().batchGetItem(batch), clients.sdkDynamoDb().batchGetItem(batch));
        var item = clients.leanDynamoDb().getItem(get);
        sameFields(item, clients.sdkDynamoDb().getItem(get));
        assertThat(item.hasItem()).isFalse();
    }

    static Stream<String> emptyAnswers() {
        return Stream.of("{}", "{\"Responses\": {}, \"UnprocessedKeys\": {}}", "{\"Item\": null, \"Responses\": null}",
                "{\"Responses\": {\"t\": []}}");
    }

    @Test
    void understandsTheSameMac() {
        var answer = new Answer(200, "{\"KeyId\": \"arn\", \"Mac\": \"AAEC/w==\", \"MacAlgorithm\": \"HMAC_SHA_256\"}");
        recorder.then(answer, answer);
        var request = GenerateMacRequest.builder().keyId("arn").build();
        var lean = clients.leanKms().generateMac(request);
        sameFields(lean, clients.sdkKms().generateMac(request));
        assertThat(lean.mac().asByteArray()).containsExactly(0, 1, 2, -1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            400; {"__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "message": "no"}
            400; {"__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "Message": "no", "Item": {}}
            400; {"__type": "com.amazon.coral.service#AccessDeniedException", "Message": "not authorized"}
            400; {"__type": "com.amazon.coral.validate#ValidationException", "message": "ü\\u0000"}
            400; {"__type": "com.amazon.coral.service#ExpiredTokenException"}
            403; <html>a proxy says no</html>
            404; {}
            """)
    void failsTheSameAtDynamoDb(int status, String body) {
        recorder.then(new Answer(status, body), new Answer(status, body));
        var update = UpdateItemRequest.builder().tableName("t").key(key("x")).build();
        alike(catchThrowable(() -> clients.leanDynamoDb().updateItem(update)),
                catchThrowable(() -> clients.sdkDynamoDb().updateItem(update)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            400; {"__type": "DisabledException", "message": "arn is disabled."}
            400; {"__type": "KMSInvalidStateException", "message": "arn is pending deletion."}
            400; {"__type": "NotFoundException", "message": "no such key"}
            400; {"__type": "InvalidKeyUsageException", "message": "no"}
            400; {"__type": "AccessDeniedException", "Message": "not authorized"}
            """)
    void failsTheSameAtKms(int status, String body) {
        recorder.then(new Answer(status, body), new Answer(status, body));
        var request = GenerateMacRequest.builder().keyId("arn").build();
        alike(catchThrowable(() -> clients.leanKms().generateMac(request)),
                catchThrowable(() -> clients.sdkKms().generateMac(request)));
    }

    private <C> void asksTheSame(Function<C, Object> call, C lean, C sdk) {
        var _ = call.apply(sdk);
        Asked expected = only();
        var _ = call.apply(lean);
        same(only(), expected);
    }

    private Asked only() {
        List<Asked> asked = recorder.asked();
        assertThat(asked).hasSize(1);
        return asked.getFirst();
    }

    private static void same(Asked lean, Asked sdk) {
        assertThat(lean.line()).isEqualTo(sdk.line());
        assertThat(lean.json()).isEqualTo(sdk.json());
        for (String header : List.of("Host", "Content-Type", "X-Amz-Target", "X-Amz-Security-Token",
                "Content-Length")) {
            assertThat(lean.headers().get(header)).as(header).isEqualTo(sdk.headers().get(header));
        }
        assertThat(lean.headers().getFirst("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/eu-west-1/");
    }

    /// All but the metadata of the answer, which nobody asks for.
    private static void sameFields(SdkPojo lean, SdkPojo sdk) {
        assertThat(lean.equalsBySdkFields(sdk)).as("%s and %s", lean, sdk).isTrue();
    }

    private static void alike(Throwable lean, Throwable sdk) {
        assertThat(lean).isInstanceOf(AwsServiceException.class).hasSameClassAs(sdk);
        var ours = (AwsServiceException) lean;
        var theirs = (AwsServiceException) sdk;
        assertThat(ours.statusCode()).isEqualTo(theirs.statusCode());
        assertThat(ours.requestId()).isEqualTo("request-1").isEqualTo(theirs.requestId());
        assertThat(code(ours)).isEqualTo(code(theirs));
        assertThat(ours.isThrottlingException()).isEqualTo(theirs.isThrottlingException());
    }

    private static String code(AwsServiceException e) {
        return Objects.requireNonNullElse(e.awsErrorDetails().errorCode(), "");
    }

    private static BatchGetItemRequest batch(List<Map<String, AttributeValue>> keys) {
        return BatchGetItemRequest.builder()
                .requestItems(Map.of("t", KeysAndAttributes.builder().keys(keys).consistentRead(true).build())).build();
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("PK", AttributeValue.fromS(pk));
    }

    /// An item as DynamoDB sends it.
    private static String object(Random random, int depth) {
        var members = new HashMap<String, String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put("a" + random.nextInt(100), value(random, depth));
        }
        return members.entrySet().stream().map(e -> "\"%s\": %s".formatted(e.getKey(), e.getValue())).toList()
                .toString()
                .replaceFirst("^\\[", "{").replaceFirst("]$", "}");
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 10)) {
            case 0 -> "{\"S\": \"\"}";
            case 1 -> "{\"S\": \"%c\\u00fc\\\"\\n\\uD83D\\uDE00\"}".formatted('a' + random.nextInt(26));
            case 2 -> "{\"N\": \"%d\"}".formatted(random.nextLong());
            case 3 -> "{\"B\": \"AAEC/w==\"}";
            case 4 -> "{\"BOOL\": %b}".formatted(random.nextBoolean());
            case 5 -> "{\"NULL\": true}";
            case 6 -> "{\"SS\": [\"a\", \"b\"]}";
            case 7 -> "{\"BS\": [\"AA==\"], \"Unknown\": [1, {\"x\": null}]}";
            case 8 -> "{\"L\": [%s, %s]}".formatted(value(random, depth - 1), value(random, depth - 1));
            default -> "{\"M\": %s}".formatted(object(random, depth - 1));
        };
    }
}
