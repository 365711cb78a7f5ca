package dev.workspacetokens.application.directory;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.MemberId;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealRefused;
import java.util.Optional;

/// Who is what in a workspace, under the directory's seal. Strongly consistent.
@FunctionalInterface
public interface Memberships {

    /// The person's place in a workspace; nothing when they have none, or when there is no such workspace.
    ///
    /// @param sub a valid [MemberId]
    /// @throws SealRefused when the directory did not write it
    Optional<Verified> find(Slug workspace, String sub);

    /// A member as the directory wrote them.
    ///
    /// @param seal the one that was verified
    record Verified(Member member, Seal seal) {}
}
