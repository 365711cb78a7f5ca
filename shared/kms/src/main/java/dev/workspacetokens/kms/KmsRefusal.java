package dev.workspacetokens.kms;

import dev.workspacetokens.lambda.Failures;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// What KMS says when it does not let an HMAC key be used, by the names of its [errors
/// of GenerateMac](https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html#API_GenerateMac_Errors).
public final class KmsRefusal {

    private static final Set<String> OF_KEY = Set.of("DisabledException", "KMSInvalidStateException",
            "NotFoundException");
    private static final Set<String> OF_USE = Set.of("InvalidKeyUsageException", "AccessDeniedException");

    private KmsRefusal() {}

    /// Says whether the key is disabled, about to be deleted or deleted.
    static boolean ofKey(Throwable e) {
        return ofKms(e, OF_KEY);
    }

    /// Says whether the key cannot be used, whatever the reason: also one of another kind, or not this function's
    /// to use.
    public static boolean ofUse(Throwable e) {
        return ofKms(e, OF_KEY) || ofKms(e, OF_USE);
    }

    /// DynamoDB denies access by the same name.
    private static boolean ofKms(Throwable e, Set<String> codes) {
        return e instanceof AwsServiceException refusal && codes.contains(Failures.code(refusal))
                && "kms".equalsIgnoreCase(refusal.awsErrorDetails().serviceName());
    }
}
