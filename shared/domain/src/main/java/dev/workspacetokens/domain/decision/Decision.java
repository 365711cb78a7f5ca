package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.Former;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The authorizer's verdict.
public sealed interface Decision {

    /// Whose token it is; null when the request is denied because of the credential itself.
    @Nullable
    Bearer bearer();

    /// Why the request may not pass; null when it may.
    @Nullable
    Reason reason();

    /// The request may pass.
    ///
    /// @param bearer whose token it is
    /// @param app the app that the route names; null when it needs no permission on one
    /// @param role the token's role in that app, or without an app its role on all apps; null when it has none
    record Allowed(Bearer bearer, @Nullable Slug app, @Nullable Role role) implements Decision {
        @Override
        public @Nullable Reason reason() {
            return null;
        }
    }

    /// The request may not pass, because the secret is genuine and too old. A caller must not learn that.
    ///
    /// @param reason why: it is [Reason#EXPIRED] or [Reason#SUPERSEDED]
    /// @param whose token it is, for its owners alone
    record TooOld(Reason reason, Bearer whose) implements Decision {
        @Override
        public @Nullable Bearer bearer() {
            return null;
        }
    }

    /// The request may not pass.
    ///
    /// @param reason why
    /// @param bearer whose token it is; null exactly when the reason is about the credential itself
    /// @param permission what the route needs; null with every reason but [Reason#PERMISSION_MISSING] and
    /// [Reason#NO_ROLE_ON_ALL_APPS]
    record Denied(Reason reason, @Nullable Bearer bearer, @Nullable String permission) implements Decision {

        static Denied unauthenticated(Reason reason) {
            return new Denied(reason, null, null);
        }

        static Denied forbidden(Reason reason, Bearer bearer) {
            return new Denied(reason, bearer, null);
        }
    }

    /// A token, as far as the API behind the authorizer may know it.
    ///
    /// @param id of the token
    /// @param name of the token
    /// @param workspace that it acts for
    /// @param generation of the secret
    /// @param expiresAt of that secret; null for never
    /// @param former whether the token was regenerated since, and the secret works on for a while
    record Bearer(TokenId id, String name, WorkspaceRef workspace, long generation, @Nullable Instant expiresAt,
            boolean former) {

        static Bearer of(Credential credential) {
            return new Bearer(credential.id(), credential.name(), credential.workspace(), credential.generation(),
                    credential.expiresAt(), false);
        }

        static Bearer of(Credential credential, Former former) {
            return new Bearer(credential.id(), credential.name(), credential.workspace(), former.generation(),
                    former.until(), true);
        }
    }

    /// Why a request may not pass. The first ones are about the credential, and a caller never learns which of them
    /// it was.
    enum Reason {
        /// No credential, or more than one.
        MISSING,
        /// Not a token of this deployment's format.
        MALFORMED,
        /// A token in form only: this deployment did not issue it, whatever it was made of.
        NOT_ISSUED,
        /// No such token any more: revoked. Or its creation failed.
        UNKNOWN,
        /// The stored credential names a key or an algorithm that this deployment does not use.
        UNKNOWN_KEY,
        /// Not a secret of the token, or one that is not remembered any more.
        WRONG_SECRET,
        /// Too old.
        EXPIRED,
        /// The former secret that is remembered, and its overlap is over.
        SUPERSEDED,
        /// The token may not be used from the address that the request comes from.
        SOURCE_NOT_ALLOWED,
        /// An owner switched the token off.
        TOKEN_DISABLED,
        /// An operator switched off all tokens of the workspace.
        WORKSPACE_FROZEN,
        /// The path could be read as a pattern, or by the backend in another way than here.
        AMBIGUOUS_PATH,
        /// The access policy does not name the route.
        ROUTE_CLOSED,
        /// The token has no role in the app, or there is no such app in its workspace.
        NO_ACCESS_TO_APP,
        /// The route needs a permission on all apps, and the token has no role on all of them.
        NO_ROLE_ON_ALL_APPS,
        /// The token's role lacks the permission that the route needs.
        PERMISSION_MISSING;

        /// Says whether the credential was genuine and alive.
        public boolean authenticated() {
            return switch (this) {
                case MISSING, MALFORMED, NOT_ISSUED, UNKNOWN, UNKNOWN_KEY, WRONG_SECRET, EXPIRED, SUPERSEDED -> false;
                case SOURCE_NOT_ALLOWED, TOKEN_DISABLED, WORKSPACE_FROZEN, AMBIGUOUS_PATH, ROUTE_CLOSED,
                        NO_ACCESS_TO_APP, NO_ROLE_ON_ALL_APPS, PERMISSION_MISSING ->
                    true;
            };
        }
    }
}
