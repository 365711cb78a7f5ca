package dev.workspacetokens.aws.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.aws.operations.Failures.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

final class FailuresTest {

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage("S3CRET").build();
    }

    static List<Exception> refusals() {
        return List.of(DisabledException.builder().build(), KmsInvalidStateException.builder().build(),
                NotFoundException.builder().build(),
                KmsException.builder().awsErrorDetails(details("AccessDeniedException")).build());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void keyThatKmsDoesNotLetBeUsedIsNoOutage(Exception refusal) {
        assertThat(Failures.kind(refusal)).isEqualTo(Kind.HMAC_KEY_UNAVAILABLE);
    }

    @Test
    void othersAreOutagesOrOurOwn() {
        assertThat(Failures.kind(DynamoDbException.builder().awsErrorDetails(details("AccessDeniedException")).build()))
                .isEqualTo(Kind.DEPENDENCY);
        assertThat(Failures.kind(ApiCallTimeoutException.create(1))).isEqualTo(Kind.DEPENDENCY);
        assertThat(Failures.kind(KmsException.builder().build())).isEqualTo(Kind.DEPENDENCY);
        assertThat(Failures.kind(KmsException.builder().awsErrorDetails(details("ThrottlingException")).build()))
                .isEqualTo(Kind.DEPENDENCY);
        assertThat(Failures.kind(new IllegalStateException())).isEqualTo(Kind.INTERNAL);
    }

    @Test
    void descriptionHasNoMessage() {
        var failure = new IllegalStateException("S3CRET", KmsException.builder().message("S3CRET").requestId("r-1")
                .awsErrorDetails(details("DisabledException")).build());
        assertThat(Failures.describe(failure)).contains("IllegalStateException", "DisabledException r-1",
                "at " + getClass().getName()).doesNotContain("S3CRET");
    }
}
