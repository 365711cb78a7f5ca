package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

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

final class FailureKindTest {

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
        assertThat(FailureKind.of(refusal)).isEqualTo(FailureKind.HMAC_KEY_UNAVAILABLE);
    }

    @Test
    void othersAreOutagesOrOurOwn() {
        assertThat(
                FailureKind.of(DynamoDbException.builder().awsErrorDetails(details("AccessDeniedException")).build()))
                .isEqualTo(FailureKind.DEPENDENCY);
        assertThat(FailureKind.of(ApiCallTimeoutException.create(1))).isEqualTo(FailureKind.DEPENDENCY);
        assertThat(FailureKind.of(KmsException.builder().build())).isEqualTo(FailureKind.DEPENDENCY);
        assertThat(FailureKind.of(KmsException.builder().awsErrorDetails(details("ThrottlingException")).build()))
                .isEqualTo(FailureKind.DEPENDENCY);
        assertThat(FailureKind.of(new IllegalStateException())).isEqualTo(FailureKind.INTERNAL);
    }
}
