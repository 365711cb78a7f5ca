package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
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
    public Switched run(Actor.Saas saas, Slug slug, boolean frozen) {
        Workspace workspace = frozen ? freezes.freeze(saas, slug) : freezes.lift(saas, slug);
        // Read behind the write: whoever reads from now on finds it.
        return new Switched(workspace, clock.instant().plus(Freezes.IN_FORCE_WITHIN));
    }
}
