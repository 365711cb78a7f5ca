package dev.workspacetokens.application.walk;

import static java.util.stream.Collectors.toSet;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Tells each workspace once a day, in one [Digest], which of its tokens expire in 30, in 7 and in 1 days (UTC).
///
/// Each [Notice] is due on one day, and each day is done once: whoever calls this more often finds nothing to do, and a
/// day that was missed is made up by the next call, with the notices that were due on it. So a token is told once for
/// each number of days, late rather than never, also where it has expired meanwhile. It is told as the walk finds it:
/// one that was revoked by then is not, and one that was regenerated has its new date and other days.
///
/// A walk notes after each page of workspaces how far it came, and a call goes on from there. What breaks off between
/// telling and noting is told again, in digests of the same ids.
public final class TellExpiring {

    /// How many days are made up, today's among them.
    public static final int MOST_DAYS = 7;

    /// How many workspaces may be left for the end of a walk. With more it is not they who are at fault.
    static final int MOST_UNTOLD = 100;

    private final ExpiringTokens tokens;
    private final DigestReceivers receivers;
    private final Walks walks;
    private final InstantSource clock;

    public TellExpiring(ExpiringTokens tokens, DigestReceivers receivers, Walks walks, InstantSource clock) {
        this.tokens = tokens;
        this.receivers = receivers;
        this.walks = walks;
        this.clock = clock;
    }

    /// Does what is left to do up to today.
    ///
    /// @param until when it stops, and the next call goes on
    /// @return whether nothing is left
    /// @throws Refusal.Unavailable when receivers take nothing
    public boolean run(Instant until) {
        LocalDate today = today();
        return run(walks.read().orElse(Walk.before(today)).notAheadOf(today), today, until, walks::note);
    }

    /// Tells what was due on a day once more, whatever was told before, and notes nothing.
    ///
    /// @return whether all of it was told
    /// @throws IllegalArgumentException when the day is still to come
    public boolean again(LocalDate day, Instant until) {
        if (day.isAfter(today())) {
            throw new IllegalArgumentException("a day that is still to come");
        }
        return run(Walk.before(day), day, until, _ -> true);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private boolean run(Walk found, LocalDate day, Instant until, Predicate<Walk> note) {
        Walk walk = found;
        while (walk.done().isBefore(day)) {
            if (!clock.instant().isBefore(until)) {
                return false;
            }
            walk = walk.begun(day);
            Page<Slug> page = tokens.workspaces(walk.after());
            Set<Slug> untold = untold(walk, page);
            walk = walk.behind(page, untold);
            if (!note.test(walk) || (page.next() == null && !untold.isEmpty())) {
                return false;
            }
        }
        return true;
    }

    /// Tells a page of workspaces, and behind the last one those that were left.
    private Set<Slug> untold(Walk walk, Page<Slug> page) {
        List<LocalDate> days = walk.days(MOST_DAYS);
        var untold = new HashSet<>(walk.untold());
        untold.addAll(tell(page.items(), days));
        if (untold.size() > MOST_UNTOLD) {
            throw new Refusal.Unavailable("Receivers take nothing.");
        }
        return page.next() == null ? tell(untold, days) : untold;
    }

    /// @return the workspaces that were not told all that is due
    private Set<Slug> tell(Collection<Slug> workspaces, List<LocalDate> days) {
        List<Digest> digests = workspaces.stream().map(tokens::of)
                .flatMap(found -> days.stream().flatMap(day -> Digest.of(found, day).stream())).toList();
        return digests.isEmpty()
                ? Set.of()
                : receivers.tell(digests).stream().map(digest -> digest.workspace().slug()).collect(toSet());
    }
}
