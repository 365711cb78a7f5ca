package dev.workspacetokens.table;

import dev.workspacetokens.domain.access.AccessRef;
import org.jspecify.annotations.Nullable;

/// An [AccessRef] as the two attributes `role` and `grant_set`, of which an item has exactly one.
public final class AccessColumns {

    private AccessColumns() {}

    /// The role of all apps; null where there is a role per app.
    public static @Nullable String role(AccessRef access) {
        return access instanceof AccessRef.AllApps(var role) ? role : null;
    }

    /// The set of roles per app; null where there is one role of all apps.
    public static @Nullable String grantSet(AccessRef access) {
        return access instanceof AccessRef.GrantSet(var id) ? id : null;
    }

    /// Reads both.
    ///
    /// @throws IllegalStateException when the item has both or none: a broken item gives no right
    public static AccessRef access(@Nullable String role, @Nullable String grantSet) {
        if (role != null && grantSet == null) {
            return new AccessRef.AllApps(role);
        }
        if (grantSet != null && role == null) {
            return new AccessRef.GrantSet(grantSet);
        }
        throw new IllegalStateException("an item must have either a role or a grant set");
    }
}
