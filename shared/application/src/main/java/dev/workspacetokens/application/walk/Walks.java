package dev.workspacetokens.application.walk;

import java.util.Optional;

/// Keeps how far one kind of walk has come.
public interface Walks {

    /// What was noted last; nothing before the first note. Strongly consistent.
    Optional<Walk> read();

    /// Notes how far it is now.
    ///
    /// @return whether it is noted; false when somebody else noted the same version meanwhile
    boolean note(Walk walk);
}
