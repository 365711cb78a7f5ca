package dev.workspacetokens.aws.kms;

import dev.workspacetokens.aws.snapshot.SnapshotPart;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.CredentialKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Derives credential keys from HMAC keys that never leave KMS: one `GenerateMac` of a fixed label per key, then every
/// check is local.
///
/// A derived key is kept for at most [#LIFETIME], so that a key which is disabled in KMS is refused everywhere by then.
/// It lives in memory only, and no snapshot of the process holds one: derived before the first check or behind a
/// restore. Safe for concurrent use.
public final class KmsCredentialKeys implements CredentialKeys, SnapshotPart {

    /// How long a disabled key may go on verifying.
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);
    private static final byte[] LABEL = label("workspace-tokens/credential/v1");
    /// What is derived with it verifies nothing.
    private static final byte[] PRIMING_LABEL = label("workspace-tokens/priming");

    private final MacGenerator kms;
    private final String alias;
    private final List<String> known;
    private final InstantSource clock;
    private final Map<String, Derived> derived = new ConcurrentHashMap<>();

    private KmsCredentialKeys(MacGenerator kms, String alias, Collection<String> known, InstantSource clock) {
        this.kms = kms;
        this.alias = alias;
        this.known = List.copyOf(known);
        this.clock = clock;
    }

    /// Keys for issuing: the one behind the alias, asked for anew each time, so that a rotation counts at once.
    public static KmsCredentialKeys issuing(MacGenerator kms, String alias, InstantSource clock) {
        return new KmsCredentialKeys(kms, alias, List.of(), clock);
    }

    /// Keys for checking.
    ///
    /// @param known the ARNs that a credential may name, the active one first; any other is refused without a call
    public static KmsCredentialKeys checking(MacGenerator kms, Collection<String> known, InstantSource clock) {
        return new KmsCredentialKeys(kms, "", known, clock);
    }

    @Override
    public CredentialKey current() {
        if (alias.isEmpty()) {
            throw new IllegalStateException("these keys only check credentials");
        }
        return derive(alias, LABEL);
    }

    @Override
    public Optional<CredentialKey> find(String id) {
        if (!known.contains(id)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        // Replaced within compute: whoever comes at the same time waits for the one call instead of making another.
        return Optional.of(derived.compute(id,
                (_, old) -> old != null && old.freshAt(now) ? old : new Derived(derive(id), now)).key());
    }

    /// @throws IllegalStateException when KMS answers for another key: nothing of it is kept
    private CredentialKey derive(String id) {
        CredentialKey key = derive(id, LABEL);
        if (!key.id().equals(id)) {
            throw new IllegalStateException("KMS answered for another key than " + id);
        }
        return key;
    }

    /// Asks KMS once, for nothing that is kept or verifies anything.
    @Override
    public void prime() {
        var _ = derive(active(), PRIMING_LABEL);
    }

    /// Drops every derived key; the next check derives it again.
    @Override
    public void forget() {
        derived.clear();
    }

    /// Derives the active key again, if it is kept at all. The retired ones wait for the first check that needs them.
    @Override
    public void recover() {
        if (find(active()).isEmpty()) {
            prime();
        }
    }

    private String active() {
        return alias.isEmpty() ? known.getFirst() : alias;
    }

    private CredentialKey derive(String keyId, byte[] label) {
        return kms.generate(keyId, label, CALL_TIMEOUT);
    }

    private static byte[] label(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private record Derived(CredentialKey key, Instant at) {
        boolean freshAt(Instant now) {
            return now.isBefore(at.plus(LIFETIME));
        }
    }
}
