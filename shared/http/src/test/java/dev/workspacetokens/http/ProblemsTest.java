package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.seal.SealRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.KmsException;

final class ProblemsTest {

    private static final List<Violation> WRONG = List.of(new Violation(List.of("a"), "is odd"),
            new Violation(List.of("b", "/"), "is even"));

    /// A refusal and how it must be told.
    record Told(RuntimeException refusal, int status, String type, String title) {}

    static Stream<Told> refusals() {
        return Stream.of(new Told(new Refusal.NotFound("D."), 404, "not-found", "Not found"),
                new Told(new Refusal.Forbidden("D."), 403, "forbidden", "Forbidden"),
                new Told(new Unreadable.Malformed("D."), 400, "malformed", "Malformed request"),
                new Told(new Refusal.Invalid(List.of()), 422, "invalid", "Invalid values"),
                new Told(new Unreadable.TooLarge("D."), 413, "too-large", "Payload too large"),
                new Told(new Refusal.Outdated("D."), 412, "precondition-failed", "Precondition failed"),
                new Told(new Refusal.Conflict("D."), 409, "conflict", "Conflict"),
                new Told(new Refusal.Unavailable("D."), 503, "unavailable", "Temporarily unavailable"),
                new Told(new Refusal.Uncertain("D.", new IllegalStateException("S3CRET")), 503, "outcome-unknown",
                        "Outcome unknown"));
    }

    static Stream<RuntimeException> failures() {
        return Stream.of(new IllegalStateException("S3CRET"), new NullPointerException("S3CRET"),
                new IllegalArgumentException("S3CRET", new Refusal.NotFound("S3CRET")),
                new UncheckedIOException(new IOException("S3CRET")), new RuntimeException());
    }

    static Stream<SdkException> outages() {
        var details = AwsErrorDetails.builder().errorCode("Code").errorMessage("S3CRET").build();
        return Stream.of(SdkClientException.create("S3CRET"), ApiCallTimeoutException.create(1),
                SdkException.create("S3CRET", new IllegalStateException("S3CRET")),
                ProvisionedThroughputExceededException.builder().awsErrorDetails(details).message("S3CRET").build(),
                TransactionCanceledException.builder().awsErrorDetails(details).message("S3CRET").build(),
                DisabledException.builder().awsErrorDetails(details).message("S3CRET").build(),
                KmsException.builder().statusCode(400).message("S3CRET").build());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalHasAStatusAndIsToldInItsOwnWords(Told told) {
        RuntimeException refusal = told.refusal();
        int status = told.status();
        Answer answer = Problems.of(refusal, true);
        JsonNode json = Samples.json(answer);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(json.at("/type").textValue()).isEqualTo("urn:workspace-tokens:problem:" + told.type());
        assertThat(json.at("/title").textValue()).isEqualTo(told.title());
        assertThat(json.at("/status").intValue()).isEqualTo(status);
        assertThat(json.at("/detail").textValue()).startsWith(refusal.getMessage());
        assertThat(json.has("errors")).isFalse();
        assertThat(answer.headers().containsKey("retry-after")).isEqualTo(status == 503);
        assertThat(Problems.unexpected(refusal)).as("logged").isEqualTo(status == 503);
    }

    @Test
    void whatLooksLikeATokenIsNotRepeated() {
        whatLooksLikeATokenIsNotRepeated("wst_" + "a1B2c3".repeat(10));
        whatLooksLikeATokenIsNotRepeated("wst_" + "a1B2c3".repeat(9));
    }

    private static void whatLooksLikeATokenIsNotRepeated(String token) {
        var refusals = List.of(new Refusal.NotFound("No '" + token + "'."),
                new Unreadable.Malformed("D.", List.of(new Violation(List.of(token), "is odd"))));
        for (RuntimeException refusal : refusals) {
            assertThat(Samples.json(Problems.of(refusal, true)).toString()).doesNotContain("a1B2c3")
                    .contains("wst_***");
        }
    }

    @Test
    void noKindOfRefusalIsLeftOut() {
        assertThat(refusals().map(told -> (Object) told.refusal().getClass()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Refusal.class, Unreadable.class)
                        .flatMap(kind -> Arrays.<Object>stream(kind.getPermittedSubclasses())).toList());
    }

    @Test
    void everyViolationIsListed() {
        for (RuntimeException refusal : List.of(new Unreadable.Malformed("D.", WRONG), new Refusal.Invalid(WRONG))) {
            assertThat(Samples.json(Problems.of(refusal, true)).at("/errors").toString()).isEqualTo(
                    "[{\"pointer\":\"/a\",\"detail\":\"is odd\"},{\"pointer\":\"/b/~1\",\"detail\":\"is even\"}]");
        }
    }

    @Test
    void aBodyFullOfMistakesHasAnAnswerThatLambdaCanReturn() {
        String fields = String.join(",",
                Stream.iterate(0, i -> i + 1).limit(100_000).map(i -> "\"" + i + "\":0").toList());
        Answer answer = ((Operation) request -> {
            JsonObject.body(request).check();
            return Answer.empty(204);
        }).answerOrProblem(Samples.body("{" + fields + "}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Samples.json(answer).at("/errors")).hasSize(1_000);
        // The answer is a JSON text inside of Lambda's own JSON, which may have 6 MB.
        assertThat(Json.write(String.valueOf(answer.text())).length()).isLessThan(1_000_000);
    }

    @Test
    void aThousandAppsCanBeWrongAtOnce() {
        var thousand = Collections.nCopies(1_000, new Violation(List.of("roles", "apps", "x"), "is odd"));
        assertThat(Samples.json(Problems.of(new Refusal.Invalid(thousand), true)).at("/errors")).hasSize(1_000);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void nothingOfAnUnexpectedFailureIsTold(RuntimeException failure) {
        Answer answer = Problems.of(failure, true);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("{\"type\":\"urn:workspace-tokens:problem:internal\","
                + "\"title\":\"Internal error\",\"status\":500,\"detail\":\"Something went wrong here.\"}");
        assertThat(Problems.unexpected(failure)).isTrue();
    }

    @Test
    void whatBecameOfAChangeIsToldInWordsAndByItsType() {
        var unavailable = new Refusal.Unavailable("D.");
        assertThat(detail(unavailable, false)).isEqualTo("D. Try again.");
        assertThat(detail(unavailable, true)).isEqualTo("D. Nothing was changed. Try again.");
        var uncertain = new Refusal.Uncertain("D.", new IllegalStateException());
        assertThat(detail(uncertain, true))
                .isEqualTo(
                        "D. It is not known whether it was changed. Repeat the call with its Idempotency-Key, if it had one, or look before you try again.");
    }

    @Test
    void rowThatSomebodyElseWroteIsAnOutageThatOperatorsHearOf() {
        Answer answer = Problems.of(new SealRefused("MEMBER"), true);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "2");
        assertThat(Samples.json(answer).at("/detail").textValue()).isEqualTo("What is stored was changed from outside "
                + "this service. Its operators are told. Nothing was changed. Try again.");
        assertThat(Problems.unexpected(new SealRefused("MEMBER"))).isTrue();
    }

    private static String detail(Refusal refusal, boolean change) {
        return Samples.json(Problems.of(refusal, change)).at("/detail").textValue();
    }

    @ParameterizedTest
    @MethodSource("outages")
    void nothingOfAnOutageBehindIsToldButThatItMayPass(SdkException outage) {
        for (boolean change : new boolean[]{false, true}) {
            Answer answer = Problems.of(outage, change);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("retry-after", "2");
            assertThat(answer.text()).isEqualTo("{\"type\":\"urn:workspace-tokens:problem:unavailable\","
                    + "\"title\":\"Temporarily unavailable\",\"status\":503,"
                    + "\"detail\":\"A service behind this one does not answer. "
                    + (change ? "Nothing was changed. " : "") + "Try again.\"}");
        }
        assertThat(Problems.unexpected(outage)).isTrue();
    }
}
