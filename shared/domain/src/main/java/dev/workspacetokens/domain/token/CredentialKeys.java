package dev.workspacetokens.domain.token;

import java.util.Optional;

/// Where credential keys come from.
public interface CredentialKeys {

    /// The key that new credentials are made with, at this moment.
    CredentialKey current();

    /// The key of this id; nothing, and no call to any service, when this deployment does not know the id.
    Optional<CredentialKey> find(String id);
}
