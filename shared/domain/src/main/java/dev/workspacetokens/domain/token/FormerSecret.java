package dev.workspacetokens.domain.token;

/// What recognises a former secret.
///
/// @param of the generation that it is of
/// @param mac what it hashes to
/// @param keyId the key that it was hashed under
/// @param algorithm the version of the hash
public record FormerSecret(Former of, Mac mac, String keyId, int algorithm) {

    /// Says whether this is that secret. Takes the same time whatever the answer.
    public boolean recognises(TokenSecret secret, CredentialKey key) {
        return key.mac(secret, of.generation()).equals(mac);
    }
}
