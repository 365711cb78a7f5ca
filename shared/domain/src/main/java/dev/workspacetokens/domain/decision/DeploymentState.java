package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.access.AccessPolicy;
import java.util.Set;

/// What decisions of all tokens depend on, and what operators change at run time.
@FunctionalInterface
public interface DeploymentState {

    /// How it stands.
    ///
    /// @throws RuntimeException when that is not known, or was known too long ago: nobody can decide then
    Now now();

    /// How it stands.
    ///
    /// @param policy the access policy
    /// @param frozen the uids of the workspaces whose tokens an operator switched off
    record Now(AccessPolicy policy, Set<String> frozen) {

        public Now {
            frozen = Set.copyOf(frozen);
        }
    }

    /// One in which nothing ever changes.
    static DeploymentState of(AccessPolicy policy) {
        var now = new Now(policy, Set.of());
        return () -> now;
    }
}
