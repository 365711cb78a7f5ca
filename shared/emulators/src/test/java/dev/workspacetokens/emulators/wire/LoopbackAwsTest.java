package dev.workspacetokens.emulators.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.ServiceErrors;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.intercept.Interceptor;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/// The endpoint, seen by the SDK's own clients, whose signatures and JSON are AWS'.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoopbackAwsTest {

    private static final Template TEMPLATE = Template.ofThisBuild();
    private static final String TABLE = TEMPLATE.table().tableName();
    private static final Map<String, AttributeValue> ITEM = Map.of("PK", text("a \"quoted\" ü"), "SK", text("😀"),
            "number", AttributeValue.fromN("-7"), "bytes",
            AttributeValue.fromB(SdkBytes.fromByteArray(new byte[]{0, -1})),
            "list", AttributeValue.fromL(List.of(AttributeValue.fromBool(true), AttributeValue.fromNul(true))));

    private final EmbeddedDynamoDb database = EmbeddedDynamoDb.inMemory(TEMPLATE);
    private final LocalKms keys = LocalKms.inMemory().provide(TEMPLATE.keys());
    private LoopbackAws aws;
    private Map<String, String> caller;

    @BeforeAll
    void start() {
        aws = LoopbackAws.start();
        caller = aws.admit(database.client(), keys);
    }

    @AfterAll
    void stop() {
        aws.close();
        database.close();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder,
            Map<String, String> caller) {
        return builder.endpointOverride(URI.create(caller.get("AWS_ENDPOINT_URL")))
                .region(Region.of(caller.get("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        caller.get("AWS_ACCESS_KEY_ID"), caller.get("AWS_SECRET_ACCESS_KEY"),
                        caller.get("AWS_SESSION_TOKEN"))))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1))).build();
    }

    private DynamoDbClient dynamoDb(Interceptor interceptor) {
        return client(DynamoDbClient.builder(),
                aws.admit(interceptor.before(DynamoDbClient.class, database.client()), keys));
    }

    private static void put(DynamoDbClient client) {
        client.putItem(r -> r.tableName(TABLE).item(ITEM));
    }

    @Test
    void whatGoesThroughIsTheSameOnBothSides() {
        var client = client(DynamoDbClient.builder(), caller);
        put(client);
        var key = Map.of("PK", text("a \"quoted\" ü"), "SK", text("😀"));
        assertThat(client.getItem(r -> r.tableName(TABLE).key(key)).item()).isEqualTo(ITEM)
                .isEqualTo(database.client().getItem(r -> r.tableName(TABLE).key(key)).item());
        var message = SdkBytes.fromUtf8String("message");
        String key1 = TEMPLATE.keys().getFirst().aliases().getFirst();
        assertThat(client(KmsClient.builder(), caller).generateMac(
                r -> r.keyId(key1).macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256).message(message)).mac())
                .isEqualTo(keys.generateMac(
                        r -> r.keyId(key1).macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256).message(message)).mac());
    }

    @Test
    void refusalsAreTheServices() {
        assertThatExceptionOfType(ConditionalCheckFailedException.class).isThrownBy(
                () -> client(DynamoDbClient.builder(), caller).putItem(r -> r.tableName(TABLE).item(ITEM)
                        .conditionExpression("attribute_exists(#n)").expressionAttributeNames(Map.of("#n", "never"))));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(
                () -> client(KmsClient.builder(), caller).generateMac(r -> r.keyId("alias/none")
                        .macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256).message(SdkBytes.fromUtf8String("message"))));
    }

    @Test
    void eachCallerHasItsOwnClients() {
        var refusing = dynamoDb((_, _) -> {
            throw ServiceErrors.DYNAMODB.refusal("AccessDeniedException", "a \"role\" that may \\ nothing");
        });
        assertThatExceptionOfType(AwsServiceException.class).isThrownBy(() -> put(refusing)).satisfies(e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("a \"role\" that may \\ nothing");
        });
        put(client(DynamoDbClient.builder(), caller));
    }

    /// As tests make them by hand.
    @Test
    void aFailureThatSaysLittleIsAFailureAllTheSame() {
        for (var details : Arrays.asList(null, AwsErrorDetails.builder().errorCode("InternalServerError").build())) {
            var failing = dynamoDb((_, _) -> {
                throw AwsServiceException.builder().statusCode(500).awsErrorDetails(details).build();
            });
            assertThatExceptionOfType(AwsServiceException.class).isThrownBy(() -> put(failing))
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(500));
        }
    }

    @Test
    void anAnswerThatIsLostIsLost() {
        var losing = dynamoDb((request, service) -> {
            var answer = service.get();
            if (request instanceof PutItemRequest) {
                throw SdkClientException.create("lost");
            }
            return answer;
        });
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put(losing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"})
    void nobodyElseIsAnswered(String variable) {
        var somebody = new HashMap<>(caller);
        somebody.put(variable, "another");
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> put(client(DynamoDbClient.builder(), somebody)))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(
                        variable.equals("AWS_SECRET_ACCESS_KEY")
                                ? "InvalidSignatureException"
                                : "UnrecognizedClientException"));
    }

    @Test
    void whatIsNotSignedIsNotAnswered() throws IOException {
        var connection = (HttpURLConnection) URI.create(caller.get("AWS_ENDPOINT_URL")).toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("X-Amz-Target", "DynamoDB_20120810.ListTables");
        connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
        assertThat(connection.getResponseCode()).isEqualTo(400);
        assertThat(new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("MissingAuthenticationTokenException");
    }

    @Test
    void whatNoServiceHereDoesIsRefused() {
        assertThatThrownBy(() -> client(KmsClient.builder(), caller).listKeys())
                .isInstanceOf(AwsServiceException.class);
    }
}
