package dev.workspacetokens.domain.token;

import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.source.AllowedSources;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the authorizer needs to know of a token. A token without one does not exist.
///
/// @param id of the token
/// @param mac what the present secret hashes to
/// @param keyId the key that it was hashed under
/// @param algorithm the version of the hash, [#ALGORITHM]
/// @param generation counts regenerations, from 1; part of what is hashed
/// @param name of the token, for the API behind the authorizer
/// @param workspace that the token belongs to
/// @param expiresAt the first instant at which it is refused; null for never
/// @param access the role on all apps, or the grant set to look into
/// @param disabled whether an owner switched the token off
/// @param sources from where alone it may be used
/// @param former the one former secret that is remembered: it works beside the present one if it is not too late for it,
/// and else is only told from a wrong one; null for none
public record Credential(TokenId id, Mac mac, String keyId, int algorithm, long generation, String name,
        WorkspaceRef workspace, @Nullable Instant expiresAt, AccessRef access, boolean disabled,
        AllowedSources sources, @Nullable FormerSecret former) {

    /// HMAC-SHA-256 over the message of [TokenSecret], with a key derived once.
    public static final int ALGORITHM = 1;

    /// Makes what recognises this secret as this token's.
    ///
    /// @param sources from where alone it may be used
    static Credential of(WorkspaceToken token, AllowedSources sources, TokenSecret secret, CredentialKey key) {
        return new Credential(token.id(), key.mac(secret, token.generation()), key.id(), ALGORITHM, token.generation(),
                token.name(), token.workspace(), token.expiresAt(), token.access(),
                token.disabled(), sources, null);
    }

    /// The same token's credential with another one's secret, generation and expiration date; what it may do stays.
    ///
    /// @param overlap for how long a former secret works on
    /// @param now when it is regenerated
    public Credential regenerated(Credential successor, Overlap overlap, Instant now) {
        Former kept = overlap.kept(generation, expiresAt, former == null ? null : former.of(),
                successor.expiresAt, now);
        return new Credential(id, successor.mac, successor.keyId, successor.algorithm, successor.generation, name,
                workspace, successor.expiresAt, access, disabled, sources, secret(kept));
    }

    private FormerSecret secret(Former kept) {
        return former != null && former.of().generation() == kept.generation()
                ? new FormerSecret(kept, former.mac(), former.keyId(), former.algorithm())
                : new FormerSecret(kept, mac, keyId, algorithm);
    }

    /// The same token's credential, whose former secret does not work any more.
    public Credential withoutOverlap() {
        return new Credential(id, mac, keyId, algorithm, generation, name, workspace, expiresAt, access, disabled,
                sources, former == null
                        ? null
                        : new FormerSecret(former.of().ended(), former.mac(), former.keyId(),
                                former.algorithm()));
    }

    /// The same token's credential with another name, access and so on; its secret stays.
    public Credential described(String newName, AccessRef newAccess, boolean nowDisabled, AllowedSources newSources) {
        return new Credential(id, mac, keyId, algorithm, generation, newName, workspace, expiresAt, newAccess,
                nowDisabled, newSources, former);
    }

    /// Says whether this is the token's present secret. Takes the same time whatever the answer.
    public boolean recognises(TokenSecret secret, CredentialKey key) {
        return key.mac(secret, generation).equals(mac);
    }

    /// Says whether the token is refused at this instant because of its age.
    public boolean expiredAt(Instant now) {
        return Expiry.reached(expiresAt, now);
    }
}
