package dev.workspacetokens.table;

import dev.workspacetokens.domain.seal.SealRefused;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a row says, kept for a while: read again from [#ASKED_FROM] on, and used until it is too old while that fails.
/// Safe for concurrent use; whoever comes while it is read waits for that.
///
/// @param <T> what it says
public final class KeptRow<T> {

    /// How old it is when it is asked for again.
    public static final Duration ASKED_FROM = Duration.ofSeconds(45);

    private final Supplier<T> row;
    private final Duration limit;
    private final InstantSource clock;
    private @Nullable Read<T> last;

    /// @param row reads it, strongly consistent
    /// @param limit how old it may get while it cannot be read; [StateRows#FROZEN_LIMIT] after a
    /// [MissingRowException] or a [SealRefused]
    public KeptRow(Supplier<T> row, Duration limit, InstantSource clock) {
        this.row = row;
        this.limit = limit;
        this.clock = clock;
    }

    /// What it says.
    ///
    /// @throws RuntimeException when it cannot be read, and what is known of it is too old
    public synchronized T get() {
        Instant now = clock.instant();
        if (last == null || last.isAsOldAs(ASKED_FROM, now)) {
            try {
                // It is as old as the question, not as the answer.
                last = new Read<>(row.get(), now);
            } catch (RuntimeException e) {
                // By the clock behind the attempt, which took its time.
                if (last == null || last.isAsOldAs(limit(e), clock.instant())) {
                    throw e;
                }
                Log.warn(KeptRow.class, "a former state is used for now: " + Failures.name(e));
            }
        }
        return last.value();
    }

    /// A row that is gone or forged is an answer: what it said before is no longer what counts.
    private Duration limit(RuntimeException e) {
        return e instanceof MissingRowException || e instanceof SealRefused ? StateRows.FROZEN_LIMIT : limit;
    }

    /// Forgets it; the next one who asks reads it.
    synchronized void forget() {
        last = null;
    }

    private record Read<T>(T value, Instant asked) {
        /// Whether it is that old, or nobody knows how old because the clock was put back.
        boolean isAsOldAs(Duration age, Instant now) {
            return now.isBefore(asked) || !now.isBefore(asked.plus(age));
        }
    }
}
