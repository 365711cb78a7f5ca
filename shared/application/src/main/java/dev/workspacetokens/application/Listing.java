package dev.workspacetokens.application;

import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.function.Function;

/// What a workspace has, for an actor who was found to be allowed to see it. Nothing of it has been read yet.
///
/// @param workspace whose
/// @param pages reads the page that is wanted
/// @param <Q> what is wanted
/// @param <P> the page, alone or with what is told beside it
public record Listing<Q, P>(WorkspaceRef workspace, Function<Q, P> pages) {

    /// Reads the page that is wanted.
    public P page(Q wanted) {
        return pages.apply(wanted);
    }
}
