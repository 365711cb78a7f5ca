package dev.workspacetokens.application;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.function.Function;

/// What a workspace has, for an actor who was found to be allowed to see it. Nothing of it has been read yet.
///
/// @param workspace whose
/// @param pages reads the page that is wanted
/// @param <Q> what is wanted
/// @param <T> what is listed
public record Listing<Q, T>(WorkspaceRef workspace, Function<Q, Page<T>> pages) {

    /// Reads the page that is wanted.
    public Page<T> page(Q wanted) {
        return pages.apply(wanted);
    }
}
