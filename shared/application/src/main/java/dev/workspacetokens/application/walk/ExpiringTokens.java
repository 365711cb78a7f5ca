package dev.workspacetokens.application.walk;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import java.util.List;

/// The tokens of all workspaces, as a walk comes to them.
public interface ExpiringTokens {

    /// A page of the workspaces that there are, in the order of their slugs.
    ///
    /// @param after the slug behind which it starts; empty for the first page
    Page<Slug> workspaces(String after);

    /// The tokens of a workspace that expire one day, or have expired. Eventually consistent: what was revoked,
    /// regenerated or created in the last second may be missed.
    List<ExpiringToken> of(Slug workspace);
}
