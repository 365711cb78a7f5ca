package dev.workspacetokens.application.access;

import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.Reach;
import dev.workspacetokens.domain.directory.App;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Turns the roles that a caller wants into access rights, in two steps: what can be told without reading, so that
/// nonsense costs nothing, and then what depends on the directory. Each step tells all that is wrong at once.
///
/// What a token has already is never held against it. A role that the access policy has lost stays with an app that had
/// it, where it permits nothing. An app that is gone is dropped, unless it is wanted with another role than it had.
public final class AccessRules {

    private static final String NO_APP = "is not an app of this workspace";
    private static final String NO_ROLE = "is not given a role that exists";
    private static final String NOTHING = "must give a role in at least one app";

    private final Supplier<AccessPolicy> policy;
    private final Directory directory;

    /// @param policy the one in force
    public AccessRules(Supplier<AccessPolicy> policy, Directory directory) {
        this.policy = policy;
        this.directory = directory;
    }

    /// Notes what is wrong whatever the directory says. Reads nothing.
    ///
    public void check(WantedRoles wanted, Held held, Violations violations) {
        String role = wanted.allApps();
        if (role != null) {
            if (policy.get().role(role).isEmpty() && !role.equals(held.allApps())) {
                violations.note(WantedRoles.ALL_APPS_PATH, "is not a role");
            }
            return;
        }
        Map<String, String> named = wanted.named();
        if (named.size() > Access.MAX_APPS) {
            violations.note(WantedRoles.APPS_PATH, "must not name more than " + Access.MAX_APPS + " apps");
            return;
        }
        if (named.isEmpty() && held.roles().isEmpty()) {
            violations.note(WantedRoles.APPS_PATH, NOTHING);
        }
        named.forEach((app, given) -> {
            if (Slug.parse(app).isEmpty()) {
                violations.note(WantedRoles.at(app), NO_APP);
            }
            if (policy.get().role(given).isEmpty() && !held.roles().contains(given)) {
                violations.note(WantedRoles.at(app), NO_ROLE);
            }
        });
    }

    /// The access rights that [checked][#check(WantedRoles, Held, Violations)] roles mean in a workspace at this
    /// moment; empty when the token keeps the rights that it has, because all that it had is gone and nothing else is
    /// wanted.
    ///
    /// @throws Refusal.Invalid with everything that the directory does not allow
    public Optional<Access> access(WantedRoles wanted, Held held, Slug workspace) {
        var violations = new Violations();
        Optional<Access> access = access(wanted, held, workspace, () -> directory.departures(workspace), violations);
        violations.refuseIfAny();
        return access;
    }

    /// The same, empty also where the directory does not allow something: that is noted, to be told together with what
    /// else is wrong.
    ///
    /// @param departures how many apps have left the workspace, asked for before its apps are
    public Optional<Access> access(WantedRoles wanted, Held held, Slug workspace, LongSupplier departures,
            Violations all) {
        String role = wanted.allApps();
        if (role != null) {
            return Optional.of(new Access.AllApps(role));
        }
        var named = new LinkedHashMap<Slug, String>();
        wanted.named().forEach((app, given) -> named.put(new Slug(app), given));
        // Before the apps: one that leaves in between is counted then.
        long left = departures.getAsLong();
        Map<Slug, App> apps = directory.apps(workspace, named.keySet());
        boolean plain = named.entrySet().stream()
                .allMatch(app -> apps.containsKey(app.getKey()) && policy.get().role(app.getValue()).isPresent());
        Map<Slug, Grant> before = plain && !named.isEmpty() ? Map.of() : held.byApp();
        var violations = new Violations();
        List<Grant> grants = new ArrayList<>();
        named.forEach((app, given) -> {
            App ours = apps.get(app);
            Grant had = before.get(app);
            boolean same = had != null && had.role().equals(given);
            if (ours == null) {
                if (!same) {
                    violations.note(WantedRoles.at(app.value()), NO_APP);
                }
            } else if (policy.get().role(given).isPresent()
                    || (had != null && same && had.appUid().equals(ours.uid()))) {
                grants.add(new Grant(app, ours.uid(), given));
            } else if (!same) {
                violations.note(WantedRoles.at(app.value()), NO_ROLE);
            }
        });
        if (violations.isEmpty() && grants.isEmpty() && reachesNothing(before, workspace)) {
            return Optional.empty();
        }
        if (violations.isEmpty() && grants.isEmpty()) {
            violations.note(WantedRoles.APPS_PATH, NOTHING);
        }
        all.note(violations);
        return violations.isEmpty() ? Optional.of(new Access.PerApp(grants, left)) : Optional.empty();
    }

    private boolean reachesNothing(Map<Slug, Grant> before, Slug workspace) {
        return !before.isEmpty()
                && Reach.of(List.copyOf(before.values()), directory.apps(workspace, before.keySet())).live().isEmpty();
    }
}
