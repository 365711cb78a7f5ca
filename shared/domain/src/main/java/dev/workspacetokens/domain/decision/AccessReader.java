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

    /// What was found.
    ///
    /// @param credential of the token; null when there is no such token
    /// @param firstGrant for the app, in the grant set that the token was created with; null when it has none
    /// @param owner of the app; null when there is no such app
    record Facts(@Nullable Credential credential, @Nullable Grant firstGrant, @Nullable AppOwner owner) {}
}
