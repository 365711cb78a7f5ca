package dev.workspacetokens.application.audit;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Tells receivers outside what was noted, event by event: one that cannot be read or told stops no other.
public final class TellEvents {

    private final NotedEvents events;
    private final Receivers receivers;

    public TellEvents(NotedEvents events, Receivers receivers) {
        this.events = events;
        this.receivers = receivers;
    }

    /// Tells the events of these keys; one that is gone is none to tell.
    ///
    /// @return those that were not told
    public Set<EventKey> run(Collection<EventKey> keys) {
        NotedEvents.Found found = events.read(Set.copyOf(keys));
        var failed = new HashSet<>(found.unreadable());
        failed.addAll(receivers.tell(found.events()));
        return failed;
    }
}
