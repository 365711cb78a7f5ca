package dev.workspacetokens.application.token;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.seal.SealRefused;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes tokens. Every change happens as a whole or not at all, and only if the caller still owns the workspace when
/// it is written. Each notes its deed in the audit trail, as a part of itself.
///
/// Each change throws [Refusal.NotFound] or [Refusal.Forbidden] when the caller has lost the workspace meanwhile, and
/// [SealRefused] when somebody else than this deployment wrote the token's credential: nothing was changed then.
public interface TokenStore {

    /// Stores a new token with its grants, and the receipt of the call where there is one.
    ///
    /// @param particulars what the token's record says that it has
    /// @param most how many tokens a workspace may have
    /// @throws Refusal.Conflict when the workspace has so many, or the receipt of the same call counts still
    void create(Owner by, IssuedToken issued, Particulars particulars, List<Grant> grants, int most, Deed deed);

    /// Replaces a token's secret and expiration date, and nothing of its access, whatever `before` says of it; with the
    /// return every former secret is refused but the one that the overlap lets work on. Stores the receipt of the call
    /// where there is one.
    ///
    /// @throws Refusal.Conflict when somebody changed the token after `before` was read, or the receipt of the same call
    /// counts still
    /// @throws Refusal.NotFound when the token is gone
    void regenerate(Owner by, WorkspaceToken before, IssuedToken after, Overlap overlap, Deed deed);

    /// Ends an overlap: with the return the former secret is refused. Nothing is changed, and no deed noted, where
    /// there is none that works.
    ///
    /// @return whether there was one
    /// @throws Refusal.Conflict when somebody changed the token after `before` was read
    /// @throws Refusal.NotFound when the token is gone
    boolean endOverlap(Owner by, WorkspaceToken before, WorkspaceToken after, Deed deed);

    /// What a change sets of a token beside its name and its access; null is what stays.
    ///
    /// @param sources from where alone it may be used; they are in the particulars, too
    record Settings(@Nullable Boolean disabled, @Nullable AllowedSources sources, @Nullable Particulars particulars) {

        /// Everything stays.
        public static final Settings NONE = new Settings(null, null, null);

        /// The credential with what is set. The rest stays as it says, whatever the record and the particulars do:
        /// these are not sealed.
        public Credential in(Credential credential, String name, AccessRef access) {
            return credential.described(name, access, disabled == null ? credential.disabled() : disabled,
                    sources == null ? credential.sources() : sources);
        }
    }

    /// Replaces a token's name, its access where it is another one than before, and what the settings have. What is
    /// neither changed nor set stays as decisions read it, whatever `before` says of it.
    ///
    /// @param grants of the access after the change; not written again when it is the same as before
    /// @throws Refusal.Conflict when somebody changed the token after `before` was read
    /// @throws Refusal.NotFound when the token is gone
    void update(Owner by, WorkspaceToken before, WorkspaceToken after, List<Grant> grants, Settings settings,
            Deed deed);

    /// Whether decisions read of a token what its record says, and what the settings want: an [#update] without another
    /// access would set nothing. A record that says so is not enough, for it is not sealed.
    ///
    /// @return false also where the token was regenerated or revoked after `token` was read, which the update tells
    boolean holds(Owner by, WorkspaceToken token, Settings settings);

    /// The refusal of one token more than a workspace may have.
    static Refusal.Conflict full(int most) {
        return new Refusal.Conflict(
                "The workspace may have " + most + " tokens, and not one more. Revoke what is not needed.");
    }

    /// The refusal of a call whose receipt is there.
    static Refusal.Conflict repeated() {
        return new Refusal.Conflict("The same call was made at the same time.");
    }

    /// The refusal for a token that is not there. It does not repeat what the caller sent: that may be the
    /// token itself.
    static Refusal.NotFound notFound() {
        return new Refusal.NotFound("There is no such token in this workspace.");
    }

    /// The refusal of a secret for a workspace that its operator has frozen.
    static Refusal.Conflict frozen() {
        return new Refusal.Conflict("The workspace is frozen by its operator.");
    }
}
