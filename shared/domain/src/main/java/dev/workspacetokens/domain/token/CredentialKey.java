package dev.workspacetokens.domain.token;

import dev.workspacetokens.domain.mac.Subkey;

/// The key under which credentials are hashed.
public final class CredentialKey {

    private final Subkey subkey;

    /// @param subkey derived for credentials, and for nothing else
    public CredentialKey(Subkey subkey) {
        this.subkey = subkey;
    }

    /// The id of the key that this one was derived from, as credentials name it.
    public String id() {
        return subkey.id();
    }

    /// Hashes a token of this generation.
    Mac mac(TokenSecret secret, long generation) {
        return new Mac(subkey.mac(secret.macMessage(generation)));
    }

    @Override
    public String toString() {
        return "CredentialKey[" + id() + "]";
    }
}
