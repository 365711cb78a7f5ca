package dev.workspacetokens.application.walk;

import dev.workspacetokens.domain.Page;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/// The grant sets that changes may have left behind.
///
/// Whatever writes a set notes it before, and whatever stops naming one notes it before or in the same transaction. So a
/// set that no token names, and never will, has a note from the day of the change that left it; but for those of a token
/// whose record somebody took away, of which nobody knows what it named.
public interface NotedSets {

    /// For how many days a note is kept.
    int KEPT_DAYS = 30;

    /// A page of the sets that were noted on a day (UTC).
    ///
    /// @param after the position behind which it starts; empty for the first page
    Page<NotedSet> of(LocalDate day, String after);

    /// Those of the sets that their tokens name now. Strongly consistent.
    Set<NotedSet> named(Collection<NotedSet> sets);

    /// Deletes all grants of a set, if it has any.
    void delete(NotedSet set);
}
