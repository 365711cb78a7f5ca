package dev.workspacetokens.application.audit;

import java.util.Collection;
import java.util.Set;

/// Events that could not be told, kept by their keys alone until they can be.
@FunctionalInterface
public interface Untold {

    /// Keeps keys.
    ///
    /// @return those that could not be kept
    Set<EventKey> keep(Collection<EventKey> keys);
}
