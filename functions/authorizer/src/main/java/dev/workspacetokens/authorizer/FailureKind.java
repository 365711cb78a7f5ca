package dev.workspacetokens.authorizer;

import dev.workspacetokens.domain.seal.SealRefused;
import dev.workspacetokens.kms.KmsRefusal;
import dev.workspacetokens.lambda.Failures;

/// Why nobody could decide, as metrics name it.
public enum FailureKind {
    /// KMS refuses to use the HMAC key: disabled, about to be deleted, or not this function's to use.
    HMAC_KEY_UNAVAILABLE,
    /// A row that the decision needs was not written by this deployment.
    SEAL_REFUSED,
    /// DynamoDB or KMS does not answer in time, or with an error.
    DEPENDENCY,
    /// Something here.
    INTERNAL;

    static FailureKind of(Throwable e) {
        if (KmsRefusal.ofUse(e)) {
            return HMAC_KEY_UNAVAILABLE;
        }
        if (e instanceof SealRefused) {
            return SEAL_REFUSED;
        }
        return Failures.ofService(e) ? DEPENDENCY : INTERNAL;
    }
}
