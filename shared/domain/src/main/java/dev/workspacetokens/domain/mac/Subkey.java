package dev.workspacetokens.domain.mac;

import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/// An HMAC-SHA-256 key in memory, derived for one purpose from a key that never leaves its service; never stored, never
/// printed. What it is for is said by the class around it: a `CredentialKey`, a `TagKey` or a `SealKey`.
public final class Subkey {

    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    /// Never used itself, for it is not safe for concurrent use; its copies are. Looking one up takes a third of
    /// a check.
    private final javax.crypto.Mac keyed;

    /// @param id of the key that this one was derived from
    /// @param derived the derived key's bytes
    public Subkey(String id, byte[] derived) {
        this.id = id;
        try {
            this.keyed = javax.crypto.Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(derived, ALGORITHM));
            // An HMAC hashes a block of its key first: once here in place of once in each copy.
            keyed.update(new byte[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /// The id of the key that this one was derived from.
    public String id() {
        return id;
    }

    /// The HMAC of a message, 32 bytes.
    public byte[] mac(byte[] message) {
        try {
            return ((javax.crypto.Mac) keyed.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own " + ALGORITHM + " can be copied", e);
        }
    }

    @Override
    public String toString() {
        return "Subkey[" + id + "]";
    }
}
