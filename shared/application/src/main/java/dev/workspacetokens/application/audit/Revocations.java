package dev.workspacetokens.application.audit;

import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import java.util.Optional;

/// How tokens that are gone were revoked.
@FunctionalInterface
public interface Revocations {

    /// The event of a token's revocation, for as long as events are kept; nothing when there is none in this workspace.
    /// Strongly consistent.
    Optional<Event> of(WorkspaceRef workspace, TokenId token);
}
