package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.Receipt;
import java.util.Optional;

/// The receipts of calls that showed a secret. The [TokenStore] keeps each with the change that it is of.
@FunctionalInterface
public interface Receipts {

    /// The receipt of a call of this name; nothing when there was none, or it is not kept any more.
    /// Strongly consistent.
    Optional<Receipt> find(WorkspaceRef workspace, String call);
}
