package dev.workspacetokens.application.directory;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Memberships.Verified;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.MemberId;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.seal.SealRefused;
import java.util.Optional;

/// The one place that decides who may manage the tokens of a workspace.
public final class Owners {

    private final Memberships memberships;

    public Owners(Memberships memberships) {
        this.memberships = memberships;
    }

    /// Finds the actor among the owners of a workspace.
    ///
    /// @param workspace as the caller sent it, slug or not
    /// @throws Refusal.NotFound when the actor is no member; the same as when there is no such workspace
    /// @throws Refusal.Forbidden when the actor is a member and no owner
    /// @throws SealRefused when the directory did not write what the actor is
    public Owner require(String workspace, Actor actor) {
        Verified found = Slug.parse(workspace).flatMap(slug -> find(slug, actor))
                .orElseThrow(() -> refusal(workspace, false));
        Member member = found.member();
        if (member.role() != WorkspaceRole.OWNER) {
            throw refusal(workspace, true);
        }
        return new Owner(member.workspace(), member.person(), found.seal());
    }

    private Optional<Verified> find(Slug workspace, Actor actor) {
        return switch (actor) {
            case Actor.SignedIn(var sub, _) when MemberId.isValid(sub) -> memberships.find(workspace, sub);
            case Actor.SignedIn _ -> Optional.empty();
            case Actor.Saas _,Actor.Token _,Actor.Deployment _ -> Optional.empty();
        };
    }

    /// The refusal for somebody who is no owner.
    ///
    /// @param workspace as the caller sent it
    /// @param member whether the caller is a member at all: who is none may not learn that there is such a workspace
    public static Refusal refusal(String workspace, boolean member) {
        return member
                ? new Refusal.Forbidden("Only owners of the workspace '" + workspace + "' may do this.")
                : new Refusal.NotFound("There is no workspace '" + workspace + "' that you are a member of.");
    }
}
