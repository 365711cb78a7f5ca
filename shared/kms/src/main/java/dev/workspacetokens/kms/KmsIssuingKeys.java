package dev.workspacetokens.kms;

import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.IssuingKeys;

/// The keys that tokens are issued under: derived from the HMAC key behind the alias, anew each time, so that a
/// rotation counts at once and nothing is kept. Two calls of KMS.
public final class KmsIssuingKeys implements IssuingKeys {

    private final Derivation derivation;
    private final String alias;

    /// @param alias of the active HMAC key
    public KmsIssuingKeys(MacGenerator kms, String alias) {
        this.derivation = new Derivation(kms);
        this.alias = alias;
    }

    /// The second call names the key that the first one found, so that a rotation in between cannot mix two keys.
    @Override
    public Current current() {
        CredentialKey credential = derivation.credentialByAlias(alias);
        return new Current(credential, derivation.tag(credential.id()));
    }
}
