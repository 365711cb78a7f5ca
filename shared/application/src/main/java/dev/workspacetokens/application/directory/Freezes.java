package dev.workspacetokens.application.directory;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import java.time.Duration;

/// The kill switch: a frozen workspace's tokens are refused, all of them, and none is made or regenerated.
///
/// What a change does is noted in the audit trail as a part of it: `by` is who has it done.
public interface Freezes {

    /// How long it takes at most until authorizers know.
    Duration IN_FORCE_WITHIN = Duration.ofSeconds(60);

    /// How many workspaces may be frozen at a time.
    int MOST = 1_000;

    /// Freezes a workspace; nothing changes for one that is frozen.
    ///
    /// @return it as it is now
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Conflict when as many as may be are frozen
    Workspace freeze(Actor by, Slug workspace);

    /// Lifts a freeze: every token is as before. Nothing changes for a workspace that is not frozen.
    ///
    /// @return it as it is now
    /// @throws Refusal.NotFound when there is no such workspace
    Workspace lift(Actor by, Slug workspace);

    /// The refusal of one more.
    static Refusal.Conflict full() {
        return new Refusal.Conflict("As many as " + MOST + " workspaces are frozen, and no more may be.");
    }
}
