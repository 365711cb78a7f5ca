package dev.workspacetokens.domain.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The roles that a caller wants a token to have; exactly one of the two is there.
///
/// @param allApps the role on all apps
/// @param apps the role of each app, by what the caller wrote for its slug; [Role#NONE] is the same as leaving it out
public record WantedRoles(@Nullable String allApps, @Nullable Map<String, String> apps) {

    /// The apps that are given a role, as they were written.
    Map<String, String> named() {
        var named = new LinkedHashMap<String, String>();
        if (apps != null) {
            apps.forEach((app, role) -> {
                if (!role.equals(Role.NONE)) {
                    named.put(app, role);
                }
            });
        }
        return named;
    }
}
