package dev.workspacetokens.domain.token;

import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/// The key under which credentials are hashed, in memory. Derived from a key that never leaves its service;
/// never stored.
public final class CredentialKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final SecretKeySpec key;

    /// @param id of the key that this one was derived from
    /// @param derived the derived key's bytes
    public CredentialKey(String id, byte[] derived) {
        this.id = id;
        this.key = new SecretKeySpec(derived, ALGORITHM);
    }

    /// The id of the key that this one was derived from, as credentials name it.
    public String id() {
        return id;
    }

    /// Hashes a token of this generation.
    Mac mac(TokenSecret secret, long generation) {
        try {
            var hmac = javax.crypto.Mac.getInstance(ALGORITHM);
            hmac.init(key);
            return new Mac(hmac.doFinal(secret.macMessage(generation)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "CredentialKey[" + id + "]";
    }
}
