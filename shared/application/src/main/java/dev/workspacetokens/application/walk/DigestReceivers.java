package dev.workspacetokens.application.walk;

import java.util.List;
import java.util.Set;

/// Those outside who are told which tokens expire. They may be told twice.
@FunctionalInterface
public interface DigestReceivers {

    /// Tells digests.
    ///
    /// @return those that could not be told, after all attempts
    Set<Digest> tell(List<Digest> digests);
}
