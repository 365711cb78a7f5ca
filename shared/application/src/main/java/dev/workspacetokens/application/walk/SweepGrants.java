package dev.workspacetokens.application.walk;

import dev.workspacetokens.domain.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/// Deletes the grant sets that changes left behind, because they broke off or could not tidy up.
///
/// Of the sets that were noted on a day it deletes those that no token names. It looks at a day when that day has been
/// over for 24 hours. A change takes seconds, and each names a set that was drawn for it: so by then a set is named, or
/// never will be. Whatever breaks off is done once more by the next call.
public final class SweepGrants {

    /// So many days after a day it has been over for 24 hours.
    static final int AGE_DAYS = 2;

    private final NotedSets sets;
    private final Walks walks;
    private final InstantSource clock;

    public SweepGrants(NotedSets sets, Walks walks, InstantSource clock) {
        this.sets = sets;
        this.walks = walks;
        this.clock = clock;
    }

    /// Does what is left to do up to the last day that may be looked at.
    ///
    /// @param until when it stops, and the next call goes on
    /// @return whether nothing is left
    public boolean run(Instant until) {
        LocalDate last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(AGE_DAYS);
        LocalDate oldest = last.minusDays(NotedSets.KEPT_DAYS - 1L);
        Walk walk = walks.read().orElse(Walk.before(oldest)).notAheadOf(last);
        while (walk.done().isBefore(last)) {
            if (!clock.instant().isBefore(until)) {
                return false;
            }
            LocalDate next = walk.done().plusDays(1);
            walk = walk.begun(next.isBefore(oldest) ? oldest : next);
            walk = walk.behind(sweep(walk));
            if (!walks.note(walk)) {
                return false;
            }
        }
        return true;
    }

    /// Sweeps a page of what was noted on a day.
    private Page<NotedSet> sweep(Walk walk) {
        Page<NotedSet> page = sets.of(walk.to(), walk.after());
        var unnamed = new HashSet<>(page.items());
        unnamed.removeAll(page.items().isEmpty() ? Set.of() : sets.named(page.items()));
        unnamed.forEach(sets::delete);
        return page;
    }
}
