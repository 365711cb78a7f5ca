package dev.workspacetokens.application.directory;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.MemberId;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.Collection;

/// The members of workspaces as the SaaS keeps them. A workspace that has an owner never loses its last one, whoever
/// else makes changes at the same time.
///
/// What a change does is noted in the audit trail as a part of it: `by` is who has it done.
public interface Members {

    /// The most members that can be replaced at once.
    int MAX_REPLACED = 1_000;

    /// The members of a workspace in the order of their ids. Strongly consistent.
    Page<Member> list(Slug workspace, Page.Request page);

    /// Makes a person a member, or gives the member that there is this name and role.
    ///
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Conflict when the workspace is being deleted, or would lose its last owner
    Put<Member> put(Actor by, Slug workspace, Entry member);

    /// Removes a member, if there is such a one.
    ///
    /// @param sub a valid [MemberId]
    /// @throws Refusal.Conflict when the workspace would lose its last owner
    void delete(Actor by, Slug workspace, String sub);

    /// Gives a workspace exactly these members: new owners first, then everybody else, then the demotions, at last the
    /// removals.
    ///
    /// Not one change as a whole but some large ones, each whole in itself: who reads meanwhile, or after it broke off,
    /// may find some of the new members and some of the old, and always an owner. To repeat it completes it. When it
    /// returns, the members were read once more and found to be these.
    ///
    /// @param members each person once
    /// @return how many members were changed, those left as they were not counted
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Conflict when the workspace is being deleted, or has an owner and would have none
    /// @throws Refusal.Uncertain when it broke off between two of its steps
    Changes replace(Actor by, Slug workspace, Collection<Entry> members);

    /// The refusal to leave a workspace without an owner.
    static Refusal lastOwner(Slug workspace) {
        return new Refusal.Conflict(
                "The workspace '" + workspace + "' would lose its last owner. Make another one first.");
    }

    /// A member as the SaaS tells it.
    ///
    /// @param person who
    /// @param role what they are to be
    record Entry(Person person, WorkspaceRole role) {

        /// The member that this makes in a workspace.
        public Member in(WorkspaceRef workspace) {
            return new Member(workspace, person, role);
        }
    }
}
