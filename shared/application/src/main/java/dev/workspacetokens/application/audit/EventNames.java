package dev.workspacetokens.application.audit;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Reads which events rows name, and whether these are there, and nothing else of either.
public interface EventNames {

    /// The event that each row names now; empty where it names none. A row that is not there any more is left out.
    /// Strongly consistent.
    Map<WrittenRow, String> namedBy(Collection<WrittenRow> rows);

    /// Those of these events that are there. Strongly consistent.
    Set<EventKey> existing(Collection<EventKey> events);
}
