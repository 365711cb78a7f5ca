package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Event;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.MemberId;
import java.time.InstantSource;

/// Removes a member from a workspace, unless it is the last owner.
public final class DeleteMember {

    private final Members members;
    private final InstantSource clock;

    public DeleteMember(Members members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    /// Removes them, if they are there.
    ///
    /// @param sub a valid [MemberId]
    /// @throws Refusal.Conflict when the workspace would lose its last owner
    public Event run(Actor.Saas saas, Slug workspace, String sub) {
        members.delete(workspace, sub);
        return new Event(clock.instant(), saas, new Event.MemberDeleted(workspace, sub));
    }
}
