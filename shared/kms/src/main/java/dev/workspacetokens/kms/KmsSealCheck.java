package dev.workspacetokens.kms;

import static java.util.stream.Collectors.groupingBy;

import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Row;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.domain.seal.SealKey;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Checks seals in this process, with keys derived from the HMAC keys that a deployment lists. A seal that hints at
/// none of these is refused without a call.
public final class KmsSealCheck extends DerivedKeys<SealKey> implements SealCheck {

    private final Map<KeyHint, List<String>> listed;

    /// @param listed the ARNs of the HMAC keys, the active one first
    public KmsSealCheck(MacGenerator kms, Collection<String> listed, InstantSource clock) {
        super(kms, listed, Derivation::seal, clock);
        this.listed = listed.stream().distinct().collect(groupingBy(KeyHint::of));
    }

    @Override
    public boolean isGenuine(Row row, Seal seal) {
        return listed.getOrDefault(seal.key(), List.of()).stream()
                .anyMatch(arn -> key(arn).filter(key -> key.isGenuine(row, seal)).isPresent());
    }
}
