package dev.workspacetokens.application.audit;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The audit trail as it can be read. What is done is noted by whoever does it.
@FunctionalInterface
public interface Events {

    /// The events of a workspace, newest first: by their ids, so what the deployment noticed stands at the first moment
    /// of its day (UTC). Strongly consistent.
    ///
    /// @param span when they were noted
    /// @param filter picks some of them
    Page<Event> list(WorkspaceRef workspace, Span span, Predicate<Event> filter, Page.Request page);

    /// A time. Spans of which each begins where the one before ends hold every event once.
    ///
    /// @param after it begins with this millisecond; null: at the beginning
    /// @param before it ends before this millisecond; null: now
    record Span(@Nullable Instant after, @Nullable Instant before) {

        /// Whether no time is in it.
        public boolean isEmpty() {
            return after != null && before != null && !milli(after).isBefore(milli(before));
        }

        /// Whether a time is in it.
        public boolean holds(Instant time) {
            return (after == null || !milli(time).isBefore(milli(after)))
                    && (before == null || milli(time).isBefore(milli(before)));
        }

        private static Instant milli(Instant time) {
            return time.truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
