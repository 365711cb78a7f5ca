package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Event;
import dev.workspacetokens.application.directory.Freezes;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import java.time.Instant;
import java.time.InstantSource;

/// Freezes a workspace: creating and regenerating is refused at once, and within a minute every token is. Or lifts
/// that, which takes as long.
public final class FreezeWorkspace {

    private final Freezes freezes;
    private final InstantSource clock;

    public FreezeWorkspace(Freezes freezes, InstantSource clock) {
        this.freezes = freezes;
        this.clock = clock;
    }

    /// What holds from when on.
    ///
    /// @param inForceAt from then on every authorizer knows; some know before
    public record Switched(Workspace workspace, Instant inForceAt) {}

    /// Freezes it, or lifts the freeze.
    ///
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Conflict when as many as may be are frozen
    public Done<Switched> run(Actor.Saas saas, Slug slug, boolean frozen) {
        Workspace workspace = frozen ? freezes.freeze(slug) : freezes.lift(slug);
        // Read behind the write: whoever reads from now on finds it.
        Instant now = clock.instant();
        return new Done<>(new Switched(workspace, now.plus(Freezes.IN_FORCE_WITHIN)), new Event(now, saas,
                frozen
                        ? new Event.WorkspaceFrozen(workspace.ref())
                        : new Event.WorkspaceUnfrozen(workspace.ref())));
    }
}
