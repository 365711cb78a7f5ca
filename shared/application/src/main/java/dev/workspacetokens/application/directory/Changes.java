package dev.workspacetokens.application.directory;

import org.jspecify.annotations.Nullable;

/// How much was changed.
///
/// @param created how many were not there before
/// @param updated how many are different now
/// @param deleted how many are not there any more
public record Changes(int created, int updated, int deleted) {

    public static final Changes NONE = new Changes(0, 0, 0);

    /// One more.
    ///
    /// @param before null when it was not there
    /// @param after null when it is not there any more
    public Changes plus(@Nullable Object before, @Nullable Object after) {
        if (before == null) {
            return new Changes(created + 1, updated, deleted);
        }
        return after == null
                ? new Changes(created, updated, deleted + 1)
                : new Changes(created, updated + 1, deleted);
    }
}
