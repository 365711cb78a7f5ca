package dev.workspacetokens.domain.token;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A token as people see it. Never holds a secret.
///
/// @param id names it for ever, through every regeneration
/// @param name chosen by people, not unique
/// @param workspace that it belongs to
/// @param access the role on all apps, or the grant set to look into
/// @param counts how many apps were given each role, by the role's id; empty with a role on all apps
/// @param departures how many apps had left the workspace before these were found to belong to it: while it has lost no
/// more, the counts are those of the apps that the token reaches
/// @param disabled whether an owner switched it off
/// @param described whether it has [Particulars]
/// @param expiresAt the first instant at which it is refused; null for never
/// @param generation counts regenerations, from 1
/// @param former the former generation whose secret works beside the present one, if it is not too late for it; null for
/// none
/// @param version counts changes, from 1
/// @param created when and by whom
/// @param regenerated when and by whom last; null when never
/// @param updated when and by whom it was changed last, in whatever way; its creation when never
public record WorkspaceToken(TokenId id, String name, WorkspaceRef workspace, AccessRef access,
        Map<String, Integer> counts, long departures, boolean disabled, boolean described,
        @Nullable Instant expiresAt, long generation, @Nullable Former former, long version, Stamp created,
        @Nullable Stamp regenerated, Stamp updated) {

    public WorkspaceToken {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /// When something was done, and by whom.
    ///
    /// @param at to the millisecond
    /// @param by whoever did it, as the issuer names them; what they are called is for the directory to say
    public record Stamp(Instant at, String by) {}

    /// Whether a token can be used. One that has expired is no less so while it is disabled.
    public enum Status {
        ACTIVE, DISABLED, EXPIRED
    }

    /// Everybody who did something to it.
    public Set<String> people() {
        return Stream.of(created, regenerated, updated).filter(Objects::nonNull).map(Stamp::by)
                .collect(toUnmodifiableSet());
    }

    /// How many apps have a role; 0 with a role on all apps.
    public int apps() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Whether the token can be used at this instant.
    public Status status(Instant now) {
        if (Expiry.reached(expiresAt, now)) {
            return Status.EXPIRED;
        }
        return disabled ? Status.DISABLED : Status.ACTIVE;
    }

    /// The same token with another name, changed once more.
    public WorkspaceToken renamed(String newName, Stamp stamp) {
        return described(newName, disabled, described, stamp);
    }

    /// The same token with another description, changed once more.
    ///
    /// @param nowDescribed whether it has [Particulars] from now on
    public WorkspaceToken described(String newName, boolean nowDisabled, boolean nowDescribed, Stamp stamp) {
        return new WorkspaceToken(id, newName, workspace, access, counts, departures, nowDisabled, nowDescribed,
                expiresAt, generation, former, version + 1, created, regenerated, stamp);
    }

    /// The same token without a former secret, changed once more.
    public WorkspaceToken withoutFormer(Stamp stamp) {
        return new WorkspaceToken(id, name, workspace, access, counts, departures, disabled, described, expiresAt,
                generation, null, version + 1, created, regenerated, stamp);
    }

    /// The same token with other rights, whose grants are kept under this id; not a further change.
    public WorkspaceToken withAccess(Access other, String grantSet) {
        return new WorkspaceToken(id, name, workspace, other.refer(grantSet), other.counts(), other.asOf(),
                disabled, described, expiresAt, generation, former, version, created, regenerated, updated);
    }

    /// The same token with the same rights, a new generation and a new expiration date.
    WorkspaceToken regenerated(@Nullable Instant newExpiry, Overlap overlap, Stamp stamp) {
        return new WorkspaceToken(id, name, workspace, access, counts, departures, disabled, described, newExpiry,
                generation + 1,
                works(overlap.kept(generation, expiresAt, former, newExpiry, stamp.at()), stamp.at()), version + 1,
                created, stamp, stamp);
    }

    /// A record shows what works, and nothing of what is over.
    private static @Nullable Former works(Former kept, Instant now) {
        return kept.worksAt(now) ? kept : null;
    }
}
