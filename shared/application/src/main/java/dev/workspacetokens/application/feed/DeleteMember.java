package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.MemberId;

/// Removes a member from a workspace, unless it is the last owner.
public final class DeleteMember {

    private final Members members;

    public DeleteMember(Members members) {
        this.members = members;
    }

    /// Removes them, if they are there.
    ///
    /// @param sub a valid [MemberId]
    /// @throws Refusal.Conflict when the workspace would lose its last owner
    public void run(Actor.Saas saas, Slug workspace, String sub) {
        members.delete(saas, workspace, sub);
    }
}
