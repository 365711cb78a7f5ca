package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.CredentialKeys;
import dev.workspacetokens.domain.token.FormerSecret;
import dev.workspacetokens.domain.token.TokenSecret;
import java.util.Optional;

/// Tells which of a token's secrets a caller holds, whether it still works or not.
///
/// @param keys that credentials are checked with
public record SecretCheck(CredentialKeys keys) {

    /// What a caller holds.
    public enum Result {
        /// The token's secret.
        PRESENT,
        /// The former secret that is remembered.
        FORMER,
        /// Neither.
        WRONG,
        /// Neither, as far as anybody can tell: the credential names a key or an algorithm that is not used here.
        UNKNOWN_KEY
    }

    /// Compares the secret with what a credential remembers.
    public Result check(Credential credential, TokenSecret token) {
        Optional<CredentialKey> key = key(credential.keyId(), credential.algorithm());
        if (key.isPresent() && credential.recognises(token, key.get())) {
            return Result.PRESENT;
        }
        FormerSecret former = credential.former();
        if (former != null && isGenuine(former, token)) {
            return Result.FORMER;
        }
        return key.isPresent() ? Result.WRONG : Result.UNKNOWN_KEY;
    }

    private boolean isGenuine(FormerSecret former, TokenSecret token) {
        return key(former.keyId(), former.algorithm()).filter(key -> former.recognises(token, key)).isPresent();
    }

    private Optional<CredentialKey> key(String id, int algorithm) {
        return algorithm == Credential.ALGORITHM ? keys.find(id) : Optional.empty();
    }
}
