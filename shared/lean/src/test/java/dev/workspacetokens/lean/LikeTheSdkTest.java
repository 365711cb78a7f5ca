package dev.workspacetokens.lean;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.IssuingKeys;
import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.kms.MacGenerator;
import dev.workspacetokens.lambda.retry.Limits;
import dev.workspacetokens.lean.Recorder.Answer;
import dev.workspacetokens.lean.Recorder.Asked;
import dev.workspacetokens.table.Attribute;
import dev.workspacetokens.table.AuthorizerTable;
import dev.workspacetokens.table.AuthorizerTable.ItemKey;
import dev.workspacetokens.table.AuthorizerTable.Update;
import dev.workspacetokens.testing.Generated;
import dev.workspacetokens.testing.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The lean clients ask, understand and fail as the SDK's own clients do: each is given the same request or answer.
@Tag("generated")
final class LikeTheSdkTest {

    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    private static final int GENERATED = Generated.times(200);
    private static final ItemKey KEY = new ItemKey("x", "y");
    private static final byte[] LABEL = "label\0".getBytes(US_ASCII);

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
        List<Consumer<AuthorizerTable>> calls = List.of(
                table -> table.read(List.of(KEY), Patience.OF_A_TEST, Patience.OF_A_TEST),
                table -> table.read(List.of(new ItemKey("TOKEN#1", "\0"), new ItemKey("APP#\"ü\\\n", "😀"), KEY),
                        Patience.OF_A_TEST,
                        Patience.OF_A_TEST),
                table -> table.get(KEY, Patience.OF_A_TEST, Patience.OF_A_TEST),
                table -> table.update(update(), Patience.OF_A_TEST));
        for (var call : calls) {
            call.accept(clients.sdkTable());
            Asked expected = only();
            call.accept(clients.leanTable());
            same(only(), expected);
        }
    }

    @Test
    void asksTheSameOfKms() {
        String bytes = Base64.getEncoder().encodeToString("a MAC of thirty-two bytes, or so".getBytes(US_ASCII));
        var mac = new Answer(200, """
                {"KeyId": "arn", "Mac": "%s", "MacAlgorithm": "HMAC_SHA_256"}""".formatted(bytes));
        recorder.then(mac, mac);
        var expectedKey = generate(clients.sdkMacs());
        Asked expected = only();
        var key = generate(clients.leanMacs());
        same(only(), expected);
        assertThat(key.id()).isEqualTo("arn").isEqualTo(expectedKey.id());
        var expectedKeys = new IssuingKeys.Current(new CredentialKey(expectedKey), new TagKey(expectedKey));
        var issuer = new TokenIssuer(new TokenFormat("wst", List.of()), () -> expectedKeys, new Random(1),
                () -> Clients.NOW);
        var issued = issuer.create(new Owner(new WorkspaceRef(new Slug("acme"), "uid"), new Person("ada", "Ada"), SEAL),
                "CI",
                new Access.AllApps("developer"), null);
        assertThat(issued.credential().recognises(issued.secret(), new CredentialKey(key))).isTrue();
    }

    @Test
    void understandsTheSameItems() {
        var random = Generated.random("understandsTheSameItems");
        for (int i = 0; i < GENERATED; i++) {
            String item = object(random, 3);
            var batch = new Answer(200,
                    """
                            {"Responses": {"t": [%s, %s]}, "New": {"to": ["everybody", {}]}, "UnprocessedKeys": {"another": {"Keys": [%s],
                             "ConsistentRead": true}}, "ConsumedCapacity": null}"""
                            .formatted(item, object(random, 1), key(random)));
            understandsTheSame(batch, table -> table.read(List.of(KEY), Patience.OF_A_TEST, Patience.OF_A_TEST));
            understandsTheSame(new Answer(200, "{\"Item\": " + item + "}"),
                    table -> table.get(KEY, Patience.OF_A_TEST, Patience.OF_A_TEST));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Responses\": {}, \"UnprocessedKeys\": {}}",
            "{\"Item\": null, \"Responses\": null, \"UnprocessedKeys\": null}",
            "{\"Responses\": {\"t\": [], \"another\": [{\"PK\": {\"S\": \"x\"}}]}}",
            "{\"Item\": {}, \"UnprocessedKeys\": {\"t\": {\"Keys\": []}}}"})
    void understandsAnswersThatLackThings(String body) {
        var answer = new Answer(200, body);
        understandsTheSame(answer, table -> table.read(List.of(KEY), Patience.OF_A_TEST, Patience.OF_A_TEST));
        understandsTheSame(answer, table -> table.get(KEY, Patience.OF_A_TEST, Patience.OF_A_TEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"KeyId\": \"arn\"}", "{\"Mac\": \"AAEC/w==\"}", "{\"KeyId\": null, \"Mac\": null}",
            "{\"KeyId\": \"arn\", \"Mac\": \"no base 64!\"}", "{\"KeyId\": \"arn\", \"Mac\": \"AAEC/w==\"}",
            "{\"KeyId\": \"arn\", \"Mac\": \"\"}"})
    void noKeyComesFromAnAnswerThatLacksIt(String body) {
        var answer = new Answer(200, body);
        recorder.then(answer, answer, answer);
        assertThat(catchThrowable(() -> generate(clients.leanMacs()))).isInstanceOf(SdkClientException.class);
        assertThat(recorder.asked()).hasSize(Limits.ATTEMPTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "message": "no"}
            {"__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "Message": "no", "Item": {}}
            {"message": null, "__type": "ConditionalCheckFailedException", "CancellationReasons": [1]}
            """)
    void aConditionThatDoesNotHoldIsNoFailure(String body) {
        var answer = new Answer(400, body);
        recorder.then(answer, answer);
        assertThat(clients.leanTable().update(update(), Patience.OF_A_TEST)).isFalse();
        assertThat(clients.sdkTable().update(update(), Patience.OF_A_TEST)).isFalse();
        assertThat(clients.leanTable().update(update(), Patience.OF_A_TEST)).isTrue();
        assertThat(clients.sdkTable().update(update(), Patience.OF_A_TEST)).isTrue();
    }

    /// What is broken is a fault, and never "not there".
    @ParameterizedTest
    @ValueSource(strings = {"{\"Responses\": []}", "{\"Responses\": {\"t\": {}}}", "{\"Responses\": {\"t\": [1]}}",
            "{\"Responses\": {\"t\": []}, \"Responses\": {}}", "{\"UnprocessedKeys\": \"x\"}",
            "{\"UnprocessedKeys\": {\"t\": []}}",
            "{\"Responses\": {\"t\": [{\"PK\": {\"S\": \"x\"}, \"PK\": {\"S\": \"y\"}}]}}"})
    void brokenAnswerIsAFault(String body) {
        var answer = new Answer(200, body);
        recorder.then(answer, answer, answer);
        assertThat(catchThrowable(() -> clients.leanTable().read(List.of(KEY), Patience.OF_A_TEST, Patience.OF_A_TEST)))
                .isInstanceOf(SdkClientException.class);
    }

    @Test
    void conditionIsNotAskedOfAServerThatFails() {
        var answer = new Answer(500, "{\"__type\": \"ConditionalCheckFailedException\"}");
        recorder.then(answer, answer, answer);
        assertThat(catchThrowable(() -> clients.leanTable().update(update(), Patience.OF_A_TEST)))
                .isInstanceOf(AwsServiceException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            400; {"__type": "com.amazon.coral.service#AccessDeniedException", "Message": "not authorized"}
            400; {"__type": "com.amazon.coral.validate#ValidationException", "message": "ü\\u0000"}
            400; {"__type": "com.amazon.coral.service#ExpiredTokenException"}
            403; <html>a proxy says no</html>
            404; {}
            """)
    void failsTheSameAtDynamoDb(int status, String body) {
        recorder.then(new Answer(status, body), new Answer(status, body));
        alike(catchThrowable(() -> clients.leanTable().update(update(), Patience.OF_A_TEST)),
                catchThrowable(() -> clients.sdkTable().update(update(), Patience.OF_A_TEST)));
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
        alike(catchThrowable(() -> generate(clients.leanMacs())), catchThrowable(() -> generate(clients.sdkMacs())));
    }

    private static Update update() {
        return new Update(KEY, "SET #d = :d, #n = :n, #b = :b", "attribute_not_exists(#d)",
                Map.of("#d", "day", "#n", "ttl", "#b", "mac"),
                Map.of(":d", Attribute.text("2026-11-24"), ":n", Attribute.number(-7), ":b",
                        Attribute.bytes(new byte[]{0, 1, -1})));
    }

    private static Subkey generate(MacGenerator macs) {
        return macs.generate("arn:aws:kms:x", LABEL, Patience.OF_A_TEST);
    }

    private void understandsTheSame(Answer answer, Function<AuthorizerTable, Object> call) {
        recorder.then(answer, answer);
        assertThat(call.apply(clients.leanTable())).as(answer.body()).isEqualTo(call.apply(clients.sdkTable()));
    }

    private Asked only() {
        List<Asked> asked = recorder.asked();
        assertThat(asked).hasSize(1);
        return asked.getFirst();
    }

    private static void same(Asked lean, Asked sdk) {
        assertThat(lean.line()).isEqualTo(sdk.line());
        assertThat(lean.json()).isEqualTo(sdk.json());
        for (String header : List.of("Host", "Content-Type", "X-Amz-Target", "X-Amz-Security-Token")) {
            assertThat(lean.headers().get(header)).as(header).isEqualTo(sdk.headers().get(header));
        }
        assertThat(lean.headers().getFirst("Content-Length"))
                .isEqualTo(String.valueOf(lean.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(lean.headers().getFirst("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/eu-west-1/");
    }

    private static void alike(Throwable lean, Throwable sdk) {
        assertThat(lean).isInstanceOf(AwsServiceException.class);
        assertThat(sdk).isInstanceOf(AwsServiceException.class);
        var ours = (AwsServiceException) lean;
        var theirs = (AwsServiceException) sdk;
        assertThat(ours.statusCode()).isEqualTo(theirs.statusCode());
        assertThat(ours.requestId()).isEqualTo("request-1").isEqualTo(theirs.requestId());
        assertThat(code(ours)).isEqualTo(code(theirs));
        assertThat(ours.awsErrorDetails().serviceName()).isEqualToIgnoringCase(theirs.awsErrorDetails().serviceName());
        assertThat(ours.isThrottlingException()).isEqualTo(theirs.isThrottlingException());
    }

    private static String code(AwsServiceException e) {
        return Objects.requireNonNullElse(e.awsErrorDetails().errorCode(), "");
    }

    private static String key(Random random) {
        return "{\"PK\": {\"S\": \"k%d\"}, \"SK\": {\"S\": \"\\u00fc\"}}".formatted(random.nextInt(9));
    }

    /// An item as DynamoDB sends it.
    private static String object(Random random, int depth) {
        var members = new HashMap<String, String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put("a" + random.nextInt(100), value(random, depth));
        }
        var texts = new ArrayList<String>();
        members.forEach((name, value) -> texts.add("\"%s\": %s".formatted(name, value)));
        return "{" + String.join(", ", texts) + "}";
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
