package dev.workspacetokens.kms.sdk;

import dev.workspacetokens.domain.seal.Row;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// Seals that KMS makes and verifies itself, for whoever may verify and must not be able to seal: no key leaves KMS.
final class OwnMacs {

    static final MacAlgorithmSpec ALGORITHM = MacAlgorithmSpec.HMAC_SHA_256;
    /// No label that a key is derived by begins with it, so no such seal is a key, and no key such a seal.
    private static final byte FIRST = 0;

    private OwnMacs() {}

    /// What KMS makes the MAC of: KMS takes 4,096 bytes, and a row may have more.
    static SdkBytes message(Row row) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var message = new byte[1 + digest.getDigestLength()];
            message[0] = FIRST;
            System.arraycopy(digest.digest(row.message()), 0, message, 1, digest.getDigestLength());
            return SdkBytes.fromByteArray(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
