package dev.workspacetokens.application.audit;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Reads events by their keys.
@FunctionalInterface
public interface NotedEvents {

    /// The events of these keys that are there. Strongly consistent.
    Found read(Collection<EventKey> keys);

    /// What was found. A key that is in neither has no event any more.
    ///
    /// @param events that could be read
    /// @param unreadable the keys of those that are there and could not be
    record Found(List<Event> events, Set<EventKey> unreadable) {

        public Found {
            events = List.copyOf(events);
            unreadable = Set.copyOf(unreadable);
        }
    }
}
