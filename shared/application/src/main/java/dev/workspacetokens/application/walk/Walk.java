package dev.workspacetokens.application.walk;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// How far a walk has come.
///
/// @param version counts what was noted of it, from 1
/// @param done the last day of which nothing is left to do
/// @param to the last day that is being done; the same as `done` while no walk is under way
/// @param after the slug of the last workspace that it came to; empty before the first
/// @param untold the workspaces that it came to in vain, and that are tried again at its end
public record Walk(long version, LocalDate done, LocalDate to, String after, Set<Slug> untold) {

    public Walk {
        untold = Set.copyOf(untold);
    }

    /// Before the first walk of all, whose first day is this one.
    static Walk before(LocalDate day) {
        return new Walk(0, day.minusDays(1), day.minusDays(1), "", Set.of());
    }

    /// A walk that is to do all that is left up to a day. One that is under way stays what it is.
    Walk begun(LocalDate day) {
        return done.isBefore(to) ? this : new Walk(version, done, day, "", Set.of());
    }

    /// The same walk, where nobody wrote that it has been farther than it can: then nothing would be done any more.
    ///
    /// @throws IllegalStateException when somebody did
    Walk notAheadOf(LocalDate day) {
        if (done.isAfter(day)) {
            throw new IllegalStateException("the walk is ahead of the time: " + done);
        }
        return this;
    }

    /// The walk behind a page; behind the last page it is at its end.
    Walk behind(Page<?> page) {
        return page.next() == null ? ended() : new Walk(version + 1, done, to, page.next(), untold);
    }

    /// The walk behind a page of workspaces; behind the last page it is at its end, unless some are left.
    Walk behind(Page<Slug> page, Set<Slug> left) {
        Walk leaving = new Walk(version, done, to, after, left);
        if (page.next() != null || left.isEmpty()) {
            return leaving.behind(page);
        }
        String last = page.items().isEmpty() ? after : page.items().getLast().value();
        return new Walk(version + 1, done, to, last, left);
    }

    /// The walk at its end.
    private Walk ended() {
        return new Walk(version + 1, to, to, "", Set.of());
    }

    /// The days that it does, the oldest first.
    ///
    /// @param most how many of them: what was due before is not done any more
    List<LocalDate> days(int most) {
        LocalDate first = done.plusDays(1);
        LocalDate earliest = to.minusDays(most - 1L);
        return (first.isBefore(earliest) ? earliest : first).datesUntil(to.plusDays(1)).toList();
    }
}
