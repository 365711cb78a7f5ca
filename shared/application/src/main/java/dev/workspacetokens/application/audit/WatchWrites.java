package dev.workspacetokens.application.audit;

import dev.workspacetokens.domain.token.TimeOrderedId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds rows that somebody put back: whoever can write to the table and not use the keys has no other rows than those
/// that this deployment sealed once, and these name the event of that write.
///
/// A row that names no event, one whose event is not in the trail, and one whose event is older than the write by more
/// than a change takes, were written by somebody else. The row is looked at as it is then: one that was written again
/// meanwhile, or deleted, is not found.
public final class WatchWrites {

    /// How much older than its write an event may be: a transaction is tried again for some seconds, and clocks differ.
    static final Duration OLDEST = Duration.ofMinutes(5);

    /// For how long an event that is not there is looked for again.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /// A uid is shorter.
    private static final int MOST_OF_A_TRAIL = 64;

    private final EventNames names;
    private final Findings findings;
    private final InstantSource clock;

    public WatchWrites(EventNames names, Findings findings, InstantSource clock) {
        this.names = names;
        this.findings = findings;
        this.clock = clock;
    }

    /// Looks at rows that were written.
    ///
    /// @return those that are to be looked at again
    public Set<WrittenRow> run(Collection<WrittenRow> rows) {
        Map<WrittenRow, String> named = names.namedBy(Set.copyOf(rows));
        var keys = new HashMap<WrittenRow, EventKey>();
        named.forEach((row, event) -> key(event).ifPresent(key -> keys.put(row, key)));
        Set<EventKey> existing = names.existing(Set.copyOf(keys.values()));
        Instant now = clock.instant();
        var again = new HashSet<WrittenRow>();
        for (WrittenRow row : named.keySet()) {
            EventKey key = keys.get(row);
            if (key == null) {
                findings.note(EventType.ROW_WITHOUT_EVENT, row);
            } else if (existing.contains(key)) {
                if (isOlder(key, row)) {
                    findings.note(EventType.ROW_PUT_BACK, row);
                }
            } else if (now.isBefore(row.at().plus(PATIENCE))) {
                again.add(row);
            } else {
                findings.note(EventType.ROW_WITHOUT_EVENT, row);
            }
        }
        return again;
    }

    /// What a row names, if this deployment can have named it. Whoever forges a row writes what they like, and it must
    /// not become a request that fails.
    private static Optional<EventKey> key(String named) {
        return EventKey.parseInRow(named).filter(key -> key.trail().length() <= MOST_OF_A_TRAIL)
                .filter(key -> TimeOrderedId.time(key.id()).isPresent());
    }

    private static boolean isOlder(EventKey event, WrittenRow row) {
        return TimeOrderedId.time(event.id()).orElseThrow().isBefore(row.at().minus(OLDEST));
    }
}
