package dev.workspacetokens.kms;

import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.CredentialKeys;
import dev.workspacetokens.lambda.snapshot.SnapshotPart;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/// The keys that credentials are checked with: [DerivedKeys] of each HMAC key that a credential names.
public final class KmsCredentialKeys implements CredentialKeys, SnapshotPart {

    /// How long a disabled key may go on verifying.
    public static final Duration LIFETIME = DerivedKeys.LIFETIME;

    private final DerivedKeys<CredentialKey> keys;

    /// @param known the ARNs that a credential may name, the active one first; any other is refused without a call
    public KmsCredentialKeys(MacGenerator kms, Collection<String> known, InstantSource clock) {
        this.keys = new DerivedKeys<>(kms, known, Derivation::credential, clock);
    }

    @Override
    public Optional<CredentialKey> find(String id) {
        return keys.find(id);
    }

    @Override
    public void prime() {
        keys.prime();
    }

    @Override
    public void forget() {
        keys.forget();
    }

    @Override
    public void recover() {
        keys.recover();
    }
}
