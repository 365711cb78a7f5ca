package dev.workspacetokens.aws.kms;

import dev.workspacetokens.aws.operations.Log;
import dev.workspacetokens.aws.operations.Metrics;
import dev.workspacetokens.aws.snapshot.SideBySide;
import dev.workspacetokens.aws.snapshot.SnapshotPart;
import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.domain.token.TagKeys;
import dev.workspacetokens.domain.token.TokenSecret;
import java.time.InstantSource;
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

    @Override
    public boolean made(TokenSecret token) {
        if (anyAtHandMade(token)) {
            return true;
        }
        List<TagSubkey> missing = missing(keys, keys);
        if (missing.isEmpty()) {
            return false;
        }
        derive(missing);
        if (anyAtHandMade(token)) {
            return true;
        }
        // The others have been tried, also one whose time is over just now.
        requireAll(missing, keys);
        return false;
    }

    private boolean anyAtHandMade(TokenSecret token) {
        for (TagSubkey subkey : keys) {
            TagKey key = subkey.atHand();
            if (key != null && key.made(token)) {
                return true;
            }
        }
        return false;
    }

    /// Those that are not at hand, but for the refused ones while there is another to check with: with none, a refusal
    /// would call every token made up.
    private static List<TagSubkey> missing(List<TagSubkey> among, List<TagSubkey> all) {
        boolean some = all.stream().anyMatch(key -> key.atHand() != null);
        return among.stream().filter(key -> key.atHand() == null && !(some && key.refused())).toList();
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

    private static void requireAll(List<TagSubkey> keys, List<TagSubkey> all) {
        List<TagSubkey> missing = missing(keys, all);
        if (!missing.isEmpty()) {
            throw missing.getFirst().failure();
        }
    }

    /// Goes the whole way with keys that made nobody's tag.
    @Override
    public void prime() {
        List<TagSubkey> throwaway = keys(derivation::primingTag);
        derive(throwaway);
        requireAll(throwaway, throwaway);
    }

    /// Drops every derived key, and what KMS said of the others.
    @Override
    public void forget() {
        keys.forEach(TagSubkey::forget);
    }

    @Override
    public void recover() {
        derive(keys);
        requireAll(keys, keys);
    }
}
