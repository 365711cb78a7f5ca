package dev.workspacetokens.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.kms.model.KmsException;

final class FailuresTest {

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage("S3CRET").build();
    }

    @Test
    void descriptionHasNoMessage() {
        var failure = new IllegalStateException("S3CRET", KmsException.builder().message("S3CRET").requestId("r-1")
                .awsErrorDetails(details("DisabledException")).build());
        assertThat(Failures.describe(failure)).contains("IllegalStateException", "DisabledException r-1",
                "at " + getClass().getName()).doesNotContain("S3CRET");
    }
}
