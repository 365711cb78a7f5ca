package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.seal.SealRefused;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.TokenId;
import java.util.Optional;

/// What decisions read of tokens.
@FunctionalInterface
public interface StoredCredentials {

    /// The credential of a token, strongly consistent; nothing when there is none.
    ///
    /// @throws SealRefused when somebody else than this deployment wrote it
    Optional<Credential> find(TokenId token);
}
