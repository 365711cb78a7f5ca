package dev.workspacetokens.kms;

import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.CredentialKeys;
import dev.workspacetokens.lambda.snapshot.SnapshotPart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The keys that credentials are checked with: derived once for each HMAC key that a credential names, then every check
/// is local.
///
/// A derived key is kept for at most [#LIFETIME], so that a key which is disabled in KMS is refused everywhere by then.
/// It lives in memory only, and no snapshot of the process holds one: derived before the first check or behind a
/// restore. Safe for concurrent use.
public final class KmsCredentialKeys implements CredentialKeys, SnapshotPart {

    /// How long a disabled key may go on verifying.
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Derivation derivation;
    private final List<String> known;
    private final InstantSource clock;
    private final Map<String, Derived> derived = new ConcurrentHashMap<>();

    /// @param known the ARNs that a credential may name, the active one first; any other is refused without a call
    public KmsCredentialKeys(MacGenerator kms, Collection<String> known, InstantSource clock) {
        this.derivation = new Derivation(kms);
        this.known = List.copyOf(known);
        this.clock = clock;
    }

    @Override
    public Optional<CredentialKey> find(String id) {
        if (!known.contains(id)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        // Replaced within compute: whoever comes at the same time waits for the one call instead of making another.
        return Optional.of(derived.compute(id,
                (_, old) -> old != null && old.freshAt(now) ? old : new Derived(derivation.credential(id), now)).key());
    }

    /// Asks KMS once, for nothing that is kept or verifies anything.
    @Override
    public void prime() {
        derivation.prime(known.getFirst());
    }

    /// Drops every derived key; the next check derives it again.
    @Override
    public void forget() {
        derived.clear();
    }

    /// Derives the active key again. The retired ones wait for the first check that needs them.
    @Override
    public void recover() {
        var _ = find(known.getFirst());
    }

    private record Derived(CredentialKey key, Instant at) {
        boolean freshAt(Instant now) {
            return now.isBefore(at.plus(LIFETIME));
        }
    }
}
