package dev.workspacetokens.domain.directory;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import java.util.Optional;

/// The one place that decides who may manage the tokens of a workspace.
public final class Owners {

    private final Directory directory;

    public Owners(Directory directory) {
        this.directory = directory;
    }

    /// Finds the caller among the owners of a workspace.
    ///
    /// @param workspace
    ///            as the caller sent it, slug or not
    /// @param sub
    ///            as the issuer names the caller
    /// @throws Refusal.NotFound
    ///             when the caller is no member; the same as when there is no such workspace
    /// @throws Refusal.Forbidden
    ///             when the caller is a member and no owner
    public Owner require(String workspace, String sub) {
        Member member = Slug.parse(workspace)
                .flatMap(slug -> MemberId.isValid(sub) ? directory.member(slug, sub) : Optional.empty())
                .orElseThrow(() -> notFound(workspace));
        if (member.role() != WorkspaceRole.OWNER) {
            throw new Refusal.Forbidden("Only owners of the workspace '" + workspace + "' may do this.");
        }
        return new Owner(member.workspace(), member.person());
    }

    private static Refusal.NotFound notFound(String workspace) {
        return new Refusal.NotFound("There is no workspace '" + workspace + "' that you are a member of.");
    }
}
