package dev.workspacetokens.application;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the audit trail: who had what done, and when. Never holds a secret.
///
/// @param at when, to the millisecond
/// @param actor who
/// @param what was done, and to what
public record Event(Instant at, Actor actor, What what) {

    public Event {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// What can be done. Each kind holds what is known once it is done: a deletion does not say whether there was
    /// anything to delete, so it has no identity, only the name that the actor gave.
    public sealed interface What {}

    /// A token was made.
    public record TokenCreated(WorkspaceRef workspace, TokenId token) implements What {}

    /// A token was renamed or got other roles.
    ///
    /// @param differences between before and after
    public record TokenUpdated(WorkspaceRef workspace, TokenId token, List<Difference> differences) implements What {

        public TokenUpdated {
            differences = List.copyOf(differences);
        }
    }

    /// A token got another secret and another expiration date.
    ///
    /// @param differences between before and after
    public record TokenRegenerated(WorkspaceRef workspace, TokenId token, List<Difference> differences)
            implements
                What {

        public TokenRegenerated {
            differences = List.copyOf(differences);
        }
    }

    /// A token's former secret, which still worked, was ended.
    public record TokenOverlapEnded(WorkspaceRef workspace, TokenId token) implements What {}

    /// A token was revoked.
    public record TokenRevoked(WorkspaceRef workspace, TokenId token) implements What {}

    /// A workspace was made, or given a title.
    ///
    /// @param workspace as it is now
    /// @param created whether it was made
    public record WorkspacePut(Workspace workspace, boolean created) implements What {}

    /// A workspace was given rules, or lost some.
    ///
    /// @param differences between before and after
    public record WorkspaceRulesSet(WorkspaceRef workspace, List<Difference> differences) implements What {

        public WorkspaceRulesSet {
            differences = List.copyOf(differences);
        }
    }

    /// An access policy was put in force.
    public record AccessPolicyPut(long version) implements What {}

    /// An access policy was looked at, and the one of this version stayed; 0 for none.
    public record AccessPolicyTried(long version) implements What {}

    /// All tokens of a workspace were switched off.
    public record WorkspaceFrozen(WorkspaceRef workspace) implements What {}

    /// The tokens of a workspace were switched on again, each as it was.
    public record WorkspaceUnfrozen(WorkspaceRef workspace) implements What {}

    /// There is no such workspace any more, nor its members.
    ///
    /// @param withTokens whether its tokens were to be revoked
    public record WorkspaceDeleted(Slug workspace, boolean withTokens) implements What {}

    /// An app was made, given a title, or moved here from another workspace.
    ///
    /// @param app as it is now
    /// @param created whether it was made
    public record AppPut(WorkspaceRef workspace, App app, boolean created) implements What {}

    /// The workspace does not have such an app any more.
    public record AppDeleted(Slug workspace, Slug app) implements What {}

    /// A workspace was given exactly the apps of a list: so many of them were made, changed and deleted.
    public record AppsReplaced(WorkspaceRef workspace, int created, int updated, int deleted) implements What {}

    /// Somebody was made a member, or given a name and a role.
    ///
    /// @param member as they are now, and where
    /// @param created whether they were made one
    public record MemberPut(Member member, boolean created) implements What {}

    /// The workspace does not have such a member any more.
    ///
    /// @param member the person's `sub`
    public record MemberDeleted(Slug workspace, String member) implements What {}

    /// A workspace was given exactly the members of a list: so many of them were made, changed and removed.
    public record MembersReplaced(WorkspaceRef workspace, int created, int updated, int deleted) implements What {}

    /// One thing that is different after a change.
    ///
    /// @param what such as `name`
    /// @param before null where there was nothing
    /// @param after null where there is nothing
    public record Difference(String what, @Nullable String before, @Nullable String after) {}
}
