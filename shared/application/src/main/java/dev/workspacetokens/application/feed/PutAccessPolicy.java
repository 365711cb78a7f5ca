package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.directory.AccessPolicies;
import dev.workspacetokens.application.directory.AccessPolicies.Stored;
import dev.workspacetokens.application.directory.Freezes;
import dev.workspacetokens.domain.DisplayText;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.Narrowing;
import dev.workspacetokens.domain.access.PolicyDraft;
import dev.workspacetokens.domain.access.PolicyDraft.DraftRole;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Puts another access policy in force, or only says what it would take away.
public final class PutAccessPolicy {

    /// What is wanted.
    ///
    /// @param document the policy as it was written
    /// @param draft what it says; valid
    /// @param dryRun whether it is only looked at
    /// @param droppedRoles the roles that may vanish
    public record Command(String document, PolicyDraft draft, boolean dryRun, Set<String> droppedRoles) {

        public Command {
            droppedRoles = Set.copyOf(droppedRoles);
        }
    }

    /// What came of it.
    ///
    /// @param version of the policy that is stored now; 0 when there is none
    /// @param inForceAt from then on every authorizer decides by it; null when it was only looked at
    /// @param narrowed what vanishes or narrows
    public record Outcome(long version, @Nullable Instant inForceAt, List<Violation> narrowed) {

        public Outcome {
            narrowed = List.copyOf(narrowed);
        }
    }

    private static final PolicyDraft NOTHING = PolicyDraft.empty();

    private final AccessPolicies policies;
    private final InstantSource clock;

    public PutAccessPolicy(AccessPolicies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /// Puts it.
    ///
    /// @param expected whether the version that is stored, 0 for none, is one that the caller expects
    /// @throws Refusal.Outdated when it is not
    /// @throws Refusal.Invalid when a text is not fit to be shown, the policy is too large, or a role would vanish that
    /// the caller did not name
    /// @throws Refusal.Conflict when somebody else stored one at the same time
    public Outcome run(Actor.Saas saas, LongPredicate expected, Command command) {
        texts(command.draft()).refuseIfAny();
        policies.requireRoom(command.document());
        Stored before = policies.find().orElse(null);
        long version = before == null ? 0 : before.version();
        if (!expected.test(version)) {
            throw new Refusal.Outdated("The stored access policy is at version " + version + ".");
        }
        PolicyDraft former = before == null ? NOTHING : before.draft();
        List<Violation> narrowed = Narrowing.between(former, command.draft());
        if (command.dryRun()) {
            return new Outcome(version, null, narrowed);
        }
        requireNamed(Narrowing.droppedRoles(former, command.draft()), command.droppedRoles());
        long now = policies.put(before, command.document(),
                PolicyDeeds.put(saas, version, former, command.draft()));
        // Read behind the write: whoever reads from now on finds it.
        return new Outcome(now, clock.instant().plus(Freezes.IN_FORCE_WITHIN), narrowed);
    }

    private static Violations texts(PolicyDraft draft) {
        var violations = new Violations();
        violations.note(List.of("resource", "one"), DisplayText.objection(draft.resource().one()));
        violations.note(List.of("resource", "many"), DisplayText.objection(draft.resource().many()));
        List<DraftRole> roles = Objects.requireNonNullElse(draft.roles(), List.of());
        for (int i = 0; i < roles.size(); i++) {
            violations.note(List.of("roles", String.valueOf(i), "title"),
                    DisplayText.objection(String.valueOf(roles.get(i).title())));
        }
        return violations;
    }

    private static void requireNamed(Set<String> dropped, Set<String> named) {
        var violations = new Violations();
        new TreeSet<>(dropped).stream().filter(role -> !named.contains(role)).forEach(role -> violations
                .note(List.of("roles"), "drops the role '" + role + "', which needs ?drop_role=" + role));
        violations.refuseIfAny();
    }
}
