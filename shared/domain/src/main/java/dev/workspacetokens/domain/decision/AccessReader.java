package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.TokenId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a decision reads. Strongly consistent, and within a deadline; a reader that cannot answer throws.
public interface AccessReader {

    /// Reads all that a decision usually needs, in one request of at most three keys.
    ///
    /// @param app null when the route has none, or none that could exist
    Facts read(TokenId token, @Nullable Slug app);

    /// Reads one grant of a token whose roles were changed after its creation.
    Optional<Grant> grant(String grantSet, Slug app);

    /// What was found. Each may throw when somebody else than this deployment wrote it, and only whoever needs it hears
    /// of that.
    interface Facts {

        /// Of the token; null when there is no such token.
        @Nullable
        Credential credential();

        /// For the app, in the grant set that the token was created with; null when it has none.
        @Nullable
        Grant firstGrant();

        /// Of the app; null when there is no such app.
        @Nullable
        AppOwner owner();

        /// Facts that are known already.
        static Facts of(@Nullable Credential credential, @Nullable Grant firstGrant, @Nullable AppOwner owner) {
            return new Known(credential, firstGrant, owner);
        }
    }

    /// Facts that wait for nothing.
    record Known(@Nullable Credential credential, @Nullable Grant firstGrant,
            @Nullable AppOwner owner) implements Facts {}
}
