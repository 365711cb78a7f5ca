package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.access.AccessRef;
import org.jspecify.annotations.Nullable;

/// An [AccessRef] as the two attributes `role` and `grant_set`, of which an item has exactly one.
final class AccessColumns {

    private AccessColumns() {}

    static @Nullable String role(AccessRef access) {
        return access instanceof AccessRef.AllApps(var role) ? role : null;
    }

    static @Nullable String grantSet(AccessRef access) {
        return access instanceof AccessRef.GrantSet(var id) ? id : null;
    }

    /// @throws IllegalStateException when the item has both or none: a broken item gives no right
    static AccessRef access(@Nullable String role, @Nullable String grantSet) {
        if (role != null && grantSet == null) {
            return new AccessRef.AllApps(role);
        }
        if (grantSet != null && role == null) {
            return new AccessRef.GrantSet(grantSet);
        }
        throw new IllegalStateException("an item must have either a role or a grant set");
    }
}
