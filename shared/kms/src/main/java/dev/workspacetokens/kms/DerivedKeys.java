package dev.workspacetokens.kms;

import dev.workspacetokens.lambda.snapshot.SnapshotPart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// Keys of one use, derived once for each HMAC key that is asked for; then everything is local.
///
/// A derived key is kept for at most [#LIFETIME], so that an HMAC key which is disabled in KMS is refused everywhere by
/// then. It lives in memory only, and no snapshot of the process holds one. Safe for concurrent use.
///
/// @param <K> what is derived
abstract sealed class DerivedKeys<K> implements SnapshotPart permits KmsCredentialKeys, KmsSealCheck {

    /// How long a disabled key may go on verifying.
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Derivation derivation;
    private final List<String> known;
    private final BiFunction<Derivation, String, K> derive;
    private final InstantSource clock;
    private final Map<String, Derived<K>> derived = new ConcurrentHashMap<>();

    /// @param known the ARNs of the HMAC keys that are used, the active one first; any other is refused without a call
    /// @param derive makes the key of an ARN
    DerivedKeys(MacGenerator kms, Collection<String> known, BiFunction<Derivation, String, K> derive,
            InstantSource clock) {
        this.derivation = new Derivation(kms);
        this.known = List.copyOf(known);
        this.derive = derive;
        this.clock = clock;
    }

    /// The key derived from the HMAC key of this ARN; nothing, and no call, when that is not a known one.
    final Optional<K> key(String arn) {
        if (!known.contains(arn)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        // Replaced within compute: whoever comes at the same time waits for the one call instead of making another.
        return Optional.of(derived.compute(arn, (_, old) -> old != null && old.freshAt(now)
                ? old
                : new Derived<>(derive.apply(derivation, arn), now)).key());
    }

    /// Asks KMS once, for nothing that is kept or verifies anything.
    @Override
    public final void prime() {
        derivation.prime(known.getFirst());
    }

    /// Drops every derived key; who needs it derives it again.
    @Override
    public final void forget() {
        derived.clear();
    }

    /// Derives the active key again. The retired ones wait for whoever needs them.
    @Override
    public final void recover() {
        var _ = key(known.getFirst());
    }

    private record Derived<K>(K key, Instant at) {
        boolean freshAt(Instant now) {
            return now.isBefore(at.plus(LIFETIME));
        }
    }
}
