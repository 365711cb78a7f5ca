package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.ServiceErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.kms.model.KmsException;

final class FailureKindTest {

    @ParameterizedTest
    @ValueSource(strings = {"DisabledException", "KMSInvalidStateException", "NotFoundException",
            "InvalidKeyUsageException", "AccessDeniedException"})
    void keyThatKmsDoesNotLetBeUsedIsNoOutage(String code) {
        assertThat(FailureKind.of(ServiceErrors.KMS.refusal(code, "S3CRET")))
                .isEqualTo(FailureKind.HMAC_KEY_UNAVAILABLE);
    }

    @Test
    void othersAreOutagesOrOurOwn() {
        assertThat(FailureKind.of(ServiceErrors.DYNAMODB.refusal("AccessDeniedException", "S3CRET")))
                .isEqualTo(FailureKind.DEPENDENCY);
        assertThat(FailureKind.of(ApiCallTimeoutException.create(1))).isEqualTo(FailureKind.DEPENDENCY);
        assertThat(FailureKind.of(KmsException.builder().build())).isEqualTo(FailureKind.DEPENDENCY);
        assertThat(FailureKind.of(ServiceErrors.KMS.refusal("ThrottlingException", "S3CRET")))
                .isEqualTo(FailureKind.DEPENDENCY);
        assertThat(FailureKind.of(new IllegalStateException())).isEqualTo(FailureKind.INTERNAL);
    }
}
