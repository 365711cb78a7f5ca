package dev.workspacetokens.application.audit;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.workspacetokens.domain.token.TimeOrderedId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds rows that somebody put back: whoever can write to the table and not use the keys has no other rows than those
/// that this deployment sealed once, and these name the event of that write.
///
/// A row whose event is not in the trail, or is older than the write by more than a change takes, was written by
/// somebody else.
public final class WatchWrites {

    /// How much older than its write an event may be: a transaction is tried again for some seconds, and clocks differ.
    static final Duration OLDEST = Duration.ofMinutes(5);

    /// For how long an event that is not there is looked for again.
    static final Duration PATIENCE = Duration.ofMinutes(2);

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
        Map<WrittenRow, EventKey> keys = named.entrySet().stream()
                .filter(one -> EventKey.parse(one.getValue()).isPresent())
                .collect(toMap(Map.Entry::getKey, one -> EventKey.parse(one.getValue()).orElseThrow()));
        Set<EventKey> existing = keys.isEmpty() ? Set.of() : names.existing(keys.values().stream().collect(toSet()));
        Instant now = clock.instant();
        var again = new HashSet<WrittenRow>();
        for (WrittenRow row : named.keySet()) {
            EventKey key = keys.get(row);
            if (key == null || !existing.contains(key)) {
                if (now.isBefore(row.at().plus(PATIENCE))) {
                    again.add(row);
                } else {
                    findings.note(EventType.ROW_WITHOUT_EVENT, row);
                }
            } else if (isOlder(key, row)) {
                findings.note(EventType.ROW_PUT_BACK, row);
            }
        }
        return again;
    }

    private static boolean isOlder(EventKey event, WrittenRow row) {
        Optional<Instant> noted = TimeOrderedId.time(event.id());
        return noted.isEmpty() || noted.get().isBefore(row.at().minus(OLDEST));
    }
}
