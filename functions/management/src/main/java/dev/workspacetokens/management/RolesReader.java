package dev.workspacetokens.management;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Directory;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.http.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the `roles` of a request into access rights: one role on all apps, or a role for each app.
final class RolesReader {

    static final String FIELD = "roles";
    private static final String ALL_APPS = "all_apps";
    private static final String APPS = "apps";

    private final AccessPolicy policy;
    private final Directory directory;

    RolesReader(AccessPolicy policy, Directory directory) {
        this.policy = policy;
        this.directory = directory;
    }

    /// The `roles` of a request, of the right shape; exactly one of the two is there.
    ///
    /// @param allApps the role on all apps
    /// @param apps the role of each app
    record Roles(@Nullable String allApps, @Nullable Map<String, String> apps) {}

    /// Reads the shape of `roles`; notes what is wrong with it.
    static Roles read(JsonObject body) {
        JsonObject roles = body.object(FIELD, ALL_APPS, APPS);
        if (roles.has(ALL_APPS) == roles.has(APPS)) {
            roles.note(roles.pointer(), "must have exactly one of '" + ALL_APPS + "' and '" + APPS + "'");
        }
        return new Roles(roles.has(ALL_APPS) ? roles.string(ALL_APPS) : null,
                roles.has(APPS) ? roles.strings(APPS) : null);
    }

    /// The access rights that these roles mean in this workspace; notes what is not allowed, and then gives nothing.
    @Nullable
    Access resolve(Roles roles, WorkspaceRef workspace, List<Violation> violations) {
        return roles.allApps() != null
                ? allApps(roles.allApps(), violations)
                : perApp(Objects.requireNonNull(roles.apps()), workspace, violations);
    }

    private @Nullable Access allApps(String role, List<Violation> violations) {
        if (policy.role(role).isEmpty()) {
            violations.add(new Violation(pointer(ALL_APPS), "is not a role"));
            return null;
        }
        return new Access.AllApps(role);
    }

    private @Nullable Access perApp(Map<String, String> apps, WorkspaceRef workspace, List<Violation> violations) {
        var named = new LinkedHashMap<>(apps);
        named.values().removeIf(Role.NONE::equals);
        if (named.isEmpty()) {
            violations.add(new Violation(pointer(APPS), "must give a role in at least one app"));
            return null;
        }
        if (named.size() > Access.MAX_APPS) {
            violations.add(new Violation(pointer(APPS), "must not name more than " + Access.MAX_APPS + " apps"));
            return null;
        }
        List<Grant> grants = grants(named, workspace, violations);
        return grants.size() == named.size() ? new Access.PerApp(grants) : null;
    }

    private List<Grant> grants(Map<String, String> named, WorkspaceRef workspace, List<Violation> violations) {
        Map<Slug, AppOwner> owners = directory
                .appOwners(named.keySet().stream().flatMap(app -> Slug.parse(app).stream()).toList());
        var grants = new ArrayList<Grant>();
        named.forEach((app, role) -> {
            Optional<AppOwner> ours = Slug.parse(app).map(owners::get)
                    .filter(owner -> owner.workspace().equals(workspace));
            if (ours.isEmpty()) {
                violations.add(new Violation(pointer(APPS, app), "is not an app of this workspace"));
            }
            if (policy.role(role).isEmpty()) {
                violations.add(new Violation(pointer(APPS, app), "is not given a role that exists"));
            } else {
                ours.ifPresent(owner -> grants.add(new Grant(owner.app(), owner.uid(), role)));
            }
        });
        return grants;
    }

    private static String pointer(String... path) {
        String pointer = Violation.pointer("", FIELD);
        for (String part : path) {
            pointer = Violation.pointer(pointer, part);
        }
        return pointer;
    }
}
