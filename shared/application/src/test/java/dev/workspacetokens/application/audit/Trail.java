package dev.workspacetokens.application.audit;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.FakeDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A trail in memory with one receiver, and what goes wrong with them.
final class Trail implements NotedEvents, Receivers, Untold {

    final Map<EventKey, Event> noted = new HashMap<>();
    final Set<EventKey> unreadable = new HashSet<>();
    final List<EventKey> told = new ArrayList<>();
    final Set<EventKey> kept = new HashSet<>();

    /// Whom the receiver does not take, and what cannot be kept.
    final Set<EventKey> refused = new HashSet<>();
    final Set<EventKey> lost = new HashSet<>();

    EventKey note(String id) {
        var event = new Event(id, Instant.EPOCH, new Deed(new Actor.Saas("arn", ""), EventType.WORKSPACE_UPDATED,
                FakeDirectory.ACME, null, List.of()));
        noted.put(EventKey.of(event), event);
        return EventKey.of(event);
    }

    @Override
    public Found read(Collection<EventKey> keys) {
        return new Found(
                noted.entrySet().stream().filter(one -> keys.contains(one.getKey()))
                        .filter(one -> !unreadable.contains(one.getKey())).map(Map.Entry::getValue).toList(),
                unreadable.stream().filter(keys::contains).collect(Collectors.toSet()));
    }

    @Override
    public Set<EventKey> tell(List<Event> events) {
        var failed = new HashSet<EventKey>();
        events.stream().map(EventKey::of).forEach(key -> (refused.contains(key) ? failed : told).add(key));
        return failed;
    }

    @Override
    public Set<EventKey> keep(Collection<EventKey> keys) {
        keys.stream().filter(key -> !lost.contains(key)).forEach(kept::add);
        return keys.stream().filter(lost::contains).collect(Collectors.toSet());
    }
}
