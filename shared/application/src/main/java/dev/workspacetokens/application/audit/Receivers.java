package dev.workspacetokens.application.audit;

import java.util.List;
import java.util.Set;

/// Those outside who are told what was done. They may be told twice, and in any order.
@FunctionalInterface
public interface Receivers {

    /// Tells events.
    ///
    /// @return the keys of those that could not be told, after all attempts
    Set<EventKey> tell(List<Event> events);
}
