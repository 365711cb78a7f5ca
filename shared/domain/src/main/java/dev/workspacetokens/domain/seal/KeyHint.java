package dev.workspacetokens.domain.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Which key made a seal, in four bytes in place of a name of 75: the first ones of the name's SHA-256. It only says
/// where to begin: a key that it fits by chance does not verify the seal.
///
/// @param value the four bytes
public record KeyHint(int value) {

    /// The hint at the key of this name.
    public static KeyHint of(String keyId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(keyId.getBytes(StandardCharsets.UTF_8));
            return new KeyHint(ByteBuffer.wrap(digest).getInt());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
