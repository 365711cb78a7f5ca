package dev.workspacetokens.authorizer;

import static dev.workspacetokens.authorizer.Deployment.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.authorizer.Deployment.Shown;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.testing.OnEachBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;

/// Whatever fails behind the authorizer, at whichever call: it lets nobody in, and it does not call a live token dead.
@OnEachBackend
final class FailClosedTest {

    /// After which KMS is asked again for a key that is missing.
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Map<Class<?>, Supplier<SdkResponse>> faults = new HashMap<>();
    private final Deployment deployment = new Deployment(this::answer, this::answer);
    private final Grant app = deployment.app("developer");
    private final Shown shown = deployment.create(new Access.PerApp(List.of(app)));
    private final Event event = Event.app(app.app().value()).bearer(shown.secret());

    FailClosedTest() {
        // Another grant set than the first, so that a decision makes all three calls.
        deployment.changeRoles(shown.token(), new Access.PerApp(List.of(app)));
    }

    private SdkResponse answer(SdkRequest request, Supplier<? extends SdkResponse> service) {
        Supplier<SdkResponse> fault = faults.get(request.getClass());
        return fault == null ? service.get() : fault.get();
    }

    private static AwsServiceException error(int status, String code) {
        return AwsServiceException.builder().statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("from the service").build())
                .build();
    }

    static Stream<Arguments> failures() {
        // Each of them ends the connection without an answer.
        List<RuntimeException> either = List.of(ApiCallTimeoutException.create(2_500),
                SdkClientException.create("Unable to execute HTTP request"),
                new IllegalStateException("Connection pool shut down"));
        List<RuntimeException> dynamoDb = List.of(error(400, "ProvisionedThroughputExceededException"),
                error(400, "RequestLimitExceeded"), error(400, "ThrottlingException"),
                error(500, "InternalServerError"),
                error(503, "ServiceUnavailable"), error(400, "AccessDeniedException"),
                error(400, "ResourceNotFoundException"), error(400, "InvalidSignatureException"));
        List<RuntimeException> kms = List.of(error(400, "LimitExceededException"), error(400, "ThrottlingException"),
                error(400, "AccessDeniedException"), error(500, "KMSInternalException"),
                error(503, "DependencyTimeoutException"), error(500, "KeyUnavailableException"),
                error(400, "DisabledException"), error(409, "KMSInvalidStateException"),
                error(400, "NotFoundException"));
        return Stream.of(
                Stream.<Class<?>>of(BatchGetItemRequest.class, GetItemRequest.class)
                        .flatMap(call -> Stream.concat(either.stream(), dynamoDb.stream())
                                .map(failure -> Arguments.of(call, failure))),
                Stream.concat(either.stream(), kms.stream())
                        .map(failure -> Arguments.of(GenerateMacRequest.class, failure)))
                .flatMap(arguments -> arguments);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureOfAnyCallIsAFault(Class<?> call, RuntimeException failure) throws IOException {
        faults.put(call, () -> {
            throw failure;
        });
        Verdicts.assertFails(() -> deployment.rest(event));
        Verdicts.assertFails(() -> deployment.http(event));
        faults.clear();
        deployment.clock.advance(A_MOMENT);
        assertThat(deployment.rest(event)).contains("\"Allow\"");
        assertThat(deployment.http(event)).contains("\"Allow\"");
    }

    private Map<String, AttributeValue> read(String pk, String sk) {
        return Deployment.BACKEND.dynamoDb().getItem(r -> r.tableName(Deployment.BACKEND.table()).consistentRead(true)
                .key(Map.of("PK", text(pk), "SK", text(sk)))).item();
    }

    private static Map<String, AttributeValue> with(Map<String, AttributeValue> item, String name,
            AttributeValue value) {
        var changed = new HashMap<>(item);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, AttributeValue> without(Map<String, AttributeValue> item, String name) {
        var changed = new HashMap<>(item);
        changed.remove(name);
        return changed;
    }

    @Test
    void garbageFromTheBatchIsAFault() {
        var credential = read("CREDENTIAL#" + shown.token().id(), "CREDENTIAL");
        var owner = read("APP#" + app.app(), "APP");
        var credentials = List.of(Map.<String, AttributeValue>of(), without(credential, "PK"),
                without(credential, "SK"),
                with(credential, "PK", AttributeValue.fromN("1")),
                with(credential, "PK", text("CREDENTIAL#another")),
                with(credential, "role", text("admin")), without(credential, "grant_set"),
                without(credential, "mac"), with(credential, "mac", text("x")),
                without(credential, "key_id"), with(credential, "key_id", AttributeValue.fromN("1")),
                with(credential, "algorithm", text("one")), without(credential, "generation"),
                with(credential, "expires_at", AttributeValue.fromN("1")),
                with(credential, "expires_at", AttributeValue.fromNul(true)),
                with(credential, "expires_at", text("tomorrow")),
                with(credential, "workspace", text("No Slug")));
        credentials.forEach(broken -> failsOn(broken, owner));
        credentials.stream().filter(FailClosedTest::hasItsKey)
                .forEach(broken -> failsOn(deployment.resealed("AccessKey", broken), owner));
        var owners = List.of(without(owner, "uid"), without(owner, "workspace_uid"), with(owner, "SK", text("x")),
                with(owner, "workspace", AttributeValue.fromBool(true)));
        owners.forEach(broken -> failsOn(credential, broken));
        owners.forEach(broken -> failsOn(credential, deployment.resealed("DirectoryKey", broken)));
    }

    private static boolean hasItsKey(Map<String, AttributeValue> item) {
        return item.getOrDefault("PK", AttributeValue.fromNul(true)).s() != null && item.containsKey("SK");
    }

    private void failsOn(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
        faults.put(BatchGetItemRequest.class, () -> BatchGetItemResponse.builder()
                .responses(Map.of(Deployment.BACKEND.table(), List.of(one, other))).build());
        Verdicts.assertFails(() -> deployment.rest(event));
        Verdicts.assertFails(() -> deployment.http(event));
    }

    @Test
    void garbageFromTheSecondReadIsAFault() {
        var grant = read("GRANT#" + grantSet(), app.app().value());
        assertThat(grant).isNotEmpty();
        for (var item : List.of(without(grant, "PK"), without(grant, "role"), without(grant, "app_uid"),
                with(grant, "role", AttributeValue.fromSs(List.of("admin"))), with(grant, "SK", text("x")),
                with(grant, "PK", text("GRANT#another")))) {
            faults.put(GetItemRequest.class, () -> GetItemResponse.builder().item(item).build());
            Verdicts.assertFails(() -> deployment.rest(event));
            if (hasItsKey(item)) {
                faults.put(GetItemRequest.class,
                        () -> GetItemResponse.builder().item(deployment.resealed("AccessKey", item)).build());
                Verdicts.assertFails(() -> deployment.rest(event));
            }
        }
    }

    /// Whoever has one of the keys can make nothing that another one seals.
    @Test
    void genuineRowUnderTheSealOfAnotherKeyIsAFault() {
        var credential = read("CREDENTIAL#" + shown.token().id(), "CREDENTIAL");
        var owner = read("APP#" + app.app(), "APP");
        var grant = read("GRANT#" + grantSet(), app.app().value());
        for (String key : List.of("TokenKey", "DirectoryKey")) {
            failsOn(deployment.resealed(key, credential), owner);
            faults.remove(BatchGetItemRequest.class);
            faults.put(GetItemRequest.class,
                    () -> GetItemResponse.builder().item(deployment.resealed(key, grant)).build());
            Verdicts.assertFails(() -> deployment.rest(event));
            faults.remove(GetItemRequest.class);
        }
        for (String key : List.of("TokenKey", "AccessKey")) {
            failsOn(credential, deployment.resealed(key, owner));
        }
    }

    private String grantSet() {
        return String.valueOf(
                read("CREDENTIAL#" + shown.token().id(), "CREDENTIAL").getOrDefault("grant_set", text(""))
                        .s());
    }

    @Test
    void roleThatThePolicyDoesNotKnowGivesNoRight() throws IOException {
        var grant = read("GRANT#" + grantSet(), app.app().value());
        var sealed = deployment.resealed("AccessKey", with(grant, "role", text("emperor")));
        faults.put(GetItemRequest.class, () -> GetItemResponse.builder().item(sealed).build());
        assertThat(deployment.rest(event)).contains("\"Deny\"");
    }

    @Test
    void credentialOfAForeignKeyIsRefusedWithoutAKmsCall() {
        var credential = deployment.resealed("AccessKey", with(read("CREDENTIAL#" + shown.token().id(), "CREDENTIAL"),
                "key_id", text("arn:aws:kms:eu-central-1:111111111111:key/foreign")));
        faults.put(BatchGetItemRequest.class, () -> BatchGetItemResponse.builder()
                .responses(Map.of(Deployment.BACKEND.table(), List.of(credential))).build());
        Verdicts.assertUnauthorized(() -> deployment.rest(event));
        assertThat(deployment.kms.sent(GenerateMacRequest.class))
                .extracting(request -> request.message().asUtf8String())
                .containsExactly("workspace-tokens/tag/v1", "workspace-tokens/seal/v1");
    }

    @Test
    void everyFlippedBitOfTheMacIsRefused() {
        var credential = read("CREDENTIAL#" + shown.token().id(), "CREDENTIAL");
        byte[] mac = credential.getOrDefault("mac", text("")).b().asByteArray();
        assertThat(mac).hasSize(32);
        for (int bit = 0; bit < mac.length * Byte.SIZE; bit++) {
            byte[] flipped = mac.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            var broken = with(credential, "mac", AttributeValue.fromB(SdkBytes.fromByteArray(flipped)));
            answer(broken);
            Verdicts.assertFails(() -> deployment.rest(event));
            answer(deployment.resealed("AccessKey", broken));
            Verdicts.assertUnauthorized(() -> deployment.rest(event));
        }
    }

    private void answer(Map<String, AttributeValue> credential) {
        faults.put(BatchGetItemRequest.class, () -> BatchGetItemResponse.builder()
                .responses(Map.of(Deployment.BACKEND.table(), List.of(credential))).build());
    }

    @Test
    void disabledKeyIsAFaultFifteenMinutesLaterAndNotAnAllow() throws IOException {
        assertThat(deployment.rest(event)).contains("\"Allow\"");
        faults.put(GenerateMacRequest.class, () -> {
            throw error(400, "DisabledException");
        });
        deployment.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(deployment.rest(event)).contains("\"Allow\"");
        deployment.clock.advance(Duration.ofMillis(1));
        Verdicts.assertFails(() -> deployment.rest(event));
    }

    @Test
    void withoutAFaultAllCallsAreMadeAndTheVerdictIsAllow() throws IOException {
        assertThat(deployment.rest(event)).contains("\"Allow\"");
        assertThat(deployment.dynamoDb.sent(BatchGetItemRequest.class)).hasSize(1);
        assertThat(deployment.dynamoDb.sent(GetItemRequest.class)).as("who is frozen, and the grant").hasSize(2);
        assertThat(deployment.kms.sent(GenerateMacRequest.class))
                .as("the keys of tags, of credentials and of both kinds of seals").hasSize(4);
    }
}
