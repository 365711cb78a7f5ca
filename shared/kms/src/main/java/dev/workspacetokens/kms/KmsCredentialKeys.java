package dev.workspacetokens.kms;

import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.CredentialKeys;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/// The keys that credentials are checked with, one of each HMAC key that a credential names.
public final class KmsCredentialKeys extends DerivedKeys<CredentialKey> implements CredentialKeys {

    /// @param known the ARNs that a credential may name, the active one first; any other is refused without a call
    public KmsCredentialKeys(MacGenerator kms, Collection<String> known, InstantSource clock) {
        super(kms, known, Derivation::credential, clock);
    }

    @Override
    public Optional<CredentialKey> find(String id) {
        return key(id);
    }
}
