package dev.workspacetokens.domain.token;

import java.util.Optional;

/// The keys of this deployment that credentials are checked with.
@FunctionalInterface
public interface CredentialKeys {

    /// The key of this id; nothing, and no call to any service, when this deployment does not know the id.
    Optional<CredentialKey> find(String id);
}
