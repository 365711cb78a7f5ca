package dev.workspacetokens.authorizer;

import dev.workspacetokens.lambda.Failures;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/// Why nobody could decide, as metrics name it.
public enum FailureKind {
    /// KMS refuses to use the HMAC key: disabled, about to be deleted, or not this function's to use.
    HMAC_KEY_UNAVAILABLE,
    /// DynamoDB or KMS does not answer in time, or with an error.
    DEPENDENCY,
    /// Something here.
    INTERNAL;

    /// KMS has no class of its own for it.
    private static final String ACCESS_DENIED = "AccessDeniedException";

    static FailureKind of(Throwable e) {
        return switch (e) {
            case DisabledException _,KmsInvalidStateException _,NotFoundException _,InvalidKeyUsageException _ ->
                HMAC_KEY_UNAVAILABLE;
            case KmsException kms when Failures.code(kms).equals(ACCESS_DENIED) -> HMAC_KEY_UNAVAILABLE;
            default -> Failures.ofService(e) ? DEPENDENCY : INTERNAL;
        };
    }
}
