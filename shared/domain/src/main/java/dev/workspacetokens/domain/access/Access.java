package dev.workspacetokens.domain.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A token's access rights, in full.
public sealed interface Access {

    /// The most apps that one token may name.
    int MAX_APPS = 1_000;

    /// One role on every app of the workspace, those of the future included.
    ///
    /// @param role the role's id
    record AllApps(String role) implements Access {}

    /// A role for each app that is named, and no access to any other.
    ///
    /// @param grants 1 to [#MAX_APPS], each of another app
    /// @param departures how many apps had left the workspace before these were found to belong to it
    record PerApp(List<Grant> grants, long departures) implements Access {

        public PerApp(List<Grant> grants) {
            this(grants, 0);
        }

        /// @throws IllegalArgumentException when there are no grants, more than [#MAX_APPS], or two of one app
        public PerApp {
            if (grants.isEmpty() || grants.size() > MAX_APPS) {
                throw new IllegalArgumentException("a token has grants on 1 to " + MAX_APPS + " apps");
            }
            grants = List.copyOf(grants);
            if (grants.stream().map(Grant::app).distinct().count() != grants.size()) {
                throw new IllegalArgumentException("a token has one grant on each app");
            }
        }
    }

    /// The grants to keep; none when one role covers all apps.
    default List<Grant> grantList() {
        return switch (this) {
            case AllApps _ -> List.of();
            case PerApp(var grants, _) -> grants;
        };
    }

    /// How many apps had left the workspace before the apps were found to belong to it; 0 with a role on all apps.
    default long asOf() {
        return switch (this) {
            case AllApps _ -> 0;
            case PerApp(_, var departures) -> departures;
        };
    }

    /// How many apps have each role, by the role's id; empty when one role covers all apps.
    default Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        grantList().forEach(grant -> counts.merge(grant.role(), 1, Integer::sum));
        return counts;
    }

    /// What a record keeps of these rights when their grants are stored as the set of this id.
    default AccessRef refer(String grantSet) {
        return switch (this) {
            case AllApps(var role) -> new AccessRef.AllApps(role);
            case PerApp _ -> new AccessRef.GrantSet(grantSet);
        };
    }
}
