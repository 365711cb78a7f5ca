package dev.workspacetokens.application.token;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;

/// Deletes tokens, each as a whole, and only if the caller still owns the workspace when it is done; with the return a
/// token is refused everywhere. Never loses against another change, and asks for no seal: what is broken can be revoked
/// as well.
///
/// Throws [Refusal.NotFound] or [Refusal.Forbidden] when the caller has lost the workspace meanwhile.
public interface TokenRevocation {

    /// Deletes a token with its record.
    ///
    /// @return whether it was there
    boolean revoke(Owner by, WorkspaceToken token, Deed deed);

    /// Deletes a credential of the workspace that has no record, or none that can be read, which goes with it.
    ///
    /// @return whether there was one, and of this workspace
    boolean revokeUnrecorded(Owner by, TokenId token, Deed deed);
}
