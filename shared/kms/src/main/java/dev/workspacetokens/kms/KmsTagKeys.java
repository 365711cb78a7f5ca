package dev.workspacetokens.kms;

import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.domain.token.TagKeys;
import dev.workspacetokens.domain.token.TokenSecret;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.lambda.snapshot.SideBySide;
import dev.workspacetokens.lambda.snapshot.SnapshotPart;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// The keys that tags are checked with: one of each HMAC key that the deployment lists, derived side by side at the
/// first check or behind a restore. Then a check is local, also one of a token that nobody issued.
///
/// A key is kept for at most [KmsCredentialKeys#LIFETIME], in memory only, and no snapshot of the process holds one. One
/// that cannot be derived is asked for again at most once a second, and while it is missing a token that no key at hand
/// made is a failure, not a verdict. An HMAC key that KMS calls disabled or deleted is skipped, and asked for again
/// after a minute, as long as another one can be used. Safe for concurrent use.
public final class KmsTagKeys implements TagKeys, SnapshotPart {

    private final Derivation derivation;
    private final List<String> listed;
    private final InstantSource clock;
    private final Metrics metrics;
    private final List<TagSubkey> keys;

    /// @param listed the ARNs of the HMAC keys, the active one first
    /// @param metrics where KMS' refusals to use one of them are counted
    public KmsTagKeys(MacGenerator kms, Collection<String> listed, InstantSource clock, Metrics metrics) {
        if (listed.isEmpty()) {
            throw new IllegalArgumentException("no HMAC key is listed");
        }
        this.derivation = new Derivation(kms);
        this.listed = listed.stream().distinct().toList();
        this.clock = clock;
        this.metrics = metrics;
        this.keys = keys(derivation::tag);
    }

    private List<TagSubkey> keys(Function<String, TagKey> source) {
        return listed.stream().map(arn -> new TagSubkey(arn, source, clock)).toList();
    }

    /// Each key is looked at once before keys are derived, and those that were missing once more behind it: what
    /// another thread derives or loses in between is never taken for a key that was tried.
    @Override
    public boolean made(TokenSecret token) {
        List<TagSubkey> missing = new ArrayList<>();
        if (anyMade(keys, token, missing)) {
            return true;
        }
        List<TagSubkey> wanted = wanted(missing, keys);
        derive(wanted);
        List<TagSubkey> stillMissing = new ArrayList<>();
        if (anyMade(wanted, token, stillMissing)) {
            return true;
        }
        require(wanted(stillMissing, keys));
        return false;
    }

    /// @param missing takes those that were not at hand
    private static boolean anyMade(List<TagSubkey> keys, TokenSecret token, List<TagSubkey> missing) {
        for (TagSubkey subkey : keys) {
            TagKey key = subkey.atHand();
            if (key == null) {
                missing.add(subkey);
            } else if (key.made(token)) {
                return true;
            }
        }
        return false;
    }

    /// Those without which nobody knows: all but the refused ones, while there is another to check with. With none, a
    /// refusal would call every token made up.
    private static List<TagSubkey> wanted(List<TagSubkey> missing, List<TagSubkey> all) {
        boolean some = all.stream().anyMatch(key -> key.atHand() != null);
        return missing.stream().filter(key -> !(some && key.refused())).toList();
    }

    private void derive(List<TagSubkey> missing) {
        SideBySide.run(missing.stream().<Runnable>map(key -> () -> {
            boolean refused = key.derive();
            if (refused) {
                Log.warn(KmsTagKeys.class, "KMS does not let " + key.arn() + " be used: its tokens are refused");
                metrics.count("HmacKeys", "refused", "Check", "tag");
            }
        }).toList());
    }

    /// @throws RuntimeException why one of them is not at hand
    private static void require(List<TagSubkey> missing) {
        if (!missing.isEmpty()) {
            throw missing.getFirst().failure();
        }
    }

    private static void requireAll(List<TagSubkey> keys) {
        require(wanted(keys.stream().filter(key -> key.atHand() == null).toList(), keys));
    }

    /// Goes the whole way with keys that made nobody's tag.
    @Override
    public void prime() {
        List<TagSubkey> throwaway = keys(derivation::primingTag);
        derive(throwaway);
        requireAll(throwaway);
    }

    /// Drops every derived key, and what KMS said of the others.
    @Override
    public void forget() {
        keys.forEach(TagSubkey::forget);
    }

    @Override
    public void recover() {
        derive(keys);
        requireAll(keys);
    }
}
