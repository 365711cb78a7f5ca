package dev.workspacetokens.kms;

import dev.workspacetokens.domain.token.TagKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tag key of one HMAC key: at hand, refused by KMS because the HMAC key is disabled or deleted, or missing. Safe
/// for concurrent use.
final class TagSubkey {

    /// The time from a failure to the next try.
    private static final Duration RETRY = Duration.ofSeconds(1);
    /// For how long KMS is believed that a key is disabled or deleted.
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    private final String arn;
    private final Function<String, TagKey> source;
    private final InstantSource clock;
    private volatile Answer answer = new Answer.None();

    /// @param arn of the HMAC key
    /// @param source derives the tag key of an ARN
    TagSubkey(String arn, Function<String, TagKey> source, InstantSource clock) {
        this.arn = arn;
        this.source = source;
        this.clock = clock;
    }

    /// What KMS said last.
    private sealed interface Answer {

        record None() implements Answer {}

        record Derived(TagKey key, Instant asked) implements Answer {}

        record Refused(RuntimeException why, Instant at) implements Answer {}

        record Failed(RuntimeException why, Instant at) implements Answer {}
    }

    String arn() {
        return arn;
    }

    /// The key if it is at hand, else null.
    @Nullable
    TagKey atHand() {
        return answer instanceof Answer.Derived(var key, var asked)
                && clock.instant().isBefore(asked.plus(DerivedKeys.LIFETIME)) ? key : null;
    }

    /// Says whether KMS refused to use the HMAC key, not long ago.
    boolean refused() {
        return answer instanceof Answer.Refused(_, var at) && clock.instant().isBefore(at.plus(BELIEVED));
    }

    /// Derives the key unless it is at hand, or could not be derived a moment ago.
    ///
    /// @return whether KMS was asked, and refused to use the HMAC key
    synchronized boolean derive() {
        if (atHand() != null || failedJustNow()) {
            return false;
        }
        Instant asked = clock.instant();
        try {
            answer = new Answer.Derived(source.apply(arn), asked);
        } catch (RuntimeException e) {
            answer = KmsRefusal.ofKey(e)
                    ? new Answer.Refused(e, clock.instant())
                    : new Answer.Failed(e, clock.instant());
        }
        return answer instanceof Answer.Refused;
    }

    private boolean failedJustNow() {
        return switch (answer) {
            case Answer.None _,Answer.Derived _ -> false;
            case Answer.Refused(_, var at) -> clock.instant().isBefore(at.plus(RETRY));
            case Answer.Failed(_, var at) -> clock.instant().isBefore(at.plus(RETRY));
        };
    }

    /// Why the key is not at hand.
    RuntimeException failure() {
        return switch (answer) {
            case Answer.None _,Answer.Derived _ -> new IllegalStateException("no tag key of " + arn);
            case Answer.Refused(var why, _) -> why;
            case Answer.Failed(var why, _) -> why;
        };
    }

    void forget() {
        answer = new Answer.None();
    }
}
