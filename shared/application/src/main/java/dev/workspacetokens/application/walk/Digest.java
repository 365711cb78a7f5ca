package dev.workspacetokens.application.walk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TimeOrderedId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What a workspace is told on a day: which of its tokens expire soon.
///
/// Its id follows from what it tells, so the same digest has the same id however often it is told. One that tells of
/// another token, date or number of days, because a token was changed between two attempts, has another id: no token is
/// lost with a digest that looks like a repeat. A name alone is not in it.
///
/// @param day (UTC) on which its notices were due
/// @param part which one of the day's digests of this workspace it is, from 1
/// @param parts how many there are: one, unless there are more notices than [#MOST]
public record Digest(WorkspaceRef workspace, LocalDate day, int part, int parts, List<Notice> notices) {

    /// The most notices of one digest. A notice is less than 600 bytes of JSON, so a digest is less than half of what
    /// EventBridge takes.
    public static final int MOST = 200;

    public Digest {
        notices = List.copyOf(notices);
    }

    /// The digests of a day, the tokens that expire first in front; none where nothing is due.
    static List<Digest> of(Collection<ExpiringToken> tokens, LocalDate day) {
        var digests = new ArrayList<Digest>();
        var byWorkspace = tokens.stream().map(token -> Notice.of(token, day)).flatMap(Optional::stream)
                .sorted(Comparator.comparing((Notice notice) -> notice.token().expiresAt())
                        .thenComparing(notice -> notice.token().id().value()))
                .collect(groupingBy(notice -> notice.token().workspace(),
                        () -> new TreeMap<>(Comparator.comparing(WorkspaceRef::uid)), toList()));
        byWorkspace.forEach((workspace, notices) -> {
            int parts = (notices.size() + MOST - 1) / MOST;
            for (int part = 1; part <= parts; part++) {
                digests.add(new Digest(workspace, day, part, parts,
                        notices.subList((part - 1) * MOST, Math.min(part * MOST, notices.size()))));
            }
        });
        return digests;
    }

    /// The same for the same workspace, day and notices.
    public String id() {
        return TimeOrderedId.of(day.atStartOfDay(ZoneOffset.UTC).toInstant(), notices.stream()
                .map(notice -> notice.token().id() + " " + notice.token().expiresAt() + " " + notice.days())
                .collect(joining("\n", workspace.uid() + '\n', "")));
    }
}
