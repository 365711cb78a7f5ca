package dev.workspacetokens.kms;

import dev.workspacetokens.domain.token.RepeatKey;
import dev.workspacetokens.domain.token.RepeatKeys;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/// The keys of secrets that can be made again, derived anew each time.
public final class KmsRepeatKeys implements RepeatKeys {

    private final Derivation derivation;
    private final List<String> known;

    /// @param known the ARNs of the HMAC keys under which a secret may be made again; any other is refused without
    /// a call
    public KmsRepeatKeys(MacGenerator kms, Collection<String> known) {
        this.derivation = new Derivation(kms);
        this.known = List.copyOf(known);
    }

    @Override
    public RepeatKey of(String keyId) {
        return derivation.repeat(keyId);
    }

    @Override
    public Optional<UsedKeys> find(String keyId) {
        if (!known.contains(keyId)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new UsedKeys(derivation.repeat(keyId), derivation.tag(keyId)));
        } catch (SdkException e) {
            if (KmsRefusal.ofUse(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
