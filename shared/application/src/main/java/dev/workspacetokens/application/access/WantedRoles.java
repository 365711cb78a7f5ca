package dev.workspacetokens.application.access;

import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The roles that a caller wants a token to have; exactly one of the two is there.
///
/// @param allApps the role on all apps
/// @param apps the role of each app, by what the caller wrote for its slug; [Role#NONE] is the same as leaving it out
public record WantedRoles(@Nullable String allApps, @Nullable Map<String, String> apps) {

    /// What a request calls the roles, the one role on all apps, and the roles of single apps.
    public static final String ROLES = "roles";
    public static final String ALL_APPS = "all_apps";
    public static final String APPS = "apps";

    /// Where a request has the last two.
    static final List<String> ALL_APPS_PATH = List.of(ROLES, ALL_APPS);
    static final List<String> APPS_PATH = List.of(ROLES, APPS);

    /// Where a request has the role of an app.
    static List<String> at(String app) {
        return Violation.path(APPS_PATH, app);
    }

    /// The apps that are given a role, as they were written.
    public Map<String, String> named() {
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
