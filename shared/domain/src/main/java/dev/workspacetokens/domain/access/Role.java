package dev.workspacetokens.domain.access;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// An app role: a named set of permissions. Roles are data of the access policy, not code.
///
/// @param id the word in requests and records, such as `developer`
/// @param title the word for people
/// @param description what one may do with it, in a sentence
/// @param permissions such as `builds:start`, in the policy's order
public record Role(String id, String title, String description, Set<String> permissions) {

    /// What a caller writes for "no access"; never the name of a role.
    public static final String NONE = "none";

    public Role {
        permissions = Collections.unmodifiableSet(new LinkedHashSet<>(permissions));
    }

    /// Says whether the role may do what the permission names.
    public boolean permits(String permission) {
        return permissions.contains(permission);
    }
}
