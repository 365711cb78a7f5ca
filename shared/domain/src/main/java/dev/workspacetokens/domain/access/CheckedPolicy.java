package dev.workspacetokens.domain.access;

import dev.workspacetokens.domain.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A policy that somebody wrote, after all checks.
public sealed interface CheckedPolicy {

    /// It can be put in force.
    ///
    /// @param draft what it was made of
    record Valid(AccessPolicy policy, PolicyDraft draft) implements CheckedPolicy {}

    /// It cannot.
    ///
    /// @param violations all of them, in the order of their places
    /// @param misshapen whether some are about its shape, and not about what it says
    record Invalid(List<Violation> violations, boolean misshapen) implements CheckedPolicy {

        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /// Checks a draft.
    ///
    /// @param told what was found wrong when it was read
    static CheckedPolicy of(PolicyDraft draft, List<Violation> told) {
        var check = new PolicyCheck(draft);
        AccessPolicy policy = check.policy();
        var all = new ArrayList<>(told);
        all.addAll(check.violations());
        all.sort(Comparator.comparing((Violation one) -> one.path(), CheckedPolicy::compare)
                .thenComparing(Violation::detail));
        return all.isEmpty() ? new Valid(policy, draft) : new Invalid(all, !told.isEmpty());
    }

    /// The policy.
    ///
    /// @throws IllegalArgumentException with all violations, if it cannot be put in force
    default AccessPolicy orThrow() {
        return switch (this) {
            case Valid(var policy, _) -> policy;
            case Invalid(var violations, _) ->
                throw new IllegalArgumentException("the access policy contradicts itself: "
                        + String.join("; ", violations.stream()
                                .map(violation -> "/" + String.join("/", violation.path()) + " " + violation.detail())
                                .toList()));
        };
    }

    /// Compares step by step; places in lists by number.
    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int compare(String one, String other) {
        boolean numbers = isNumber(one) && isNumber(other);
        return numbers && one.length() != other.length()
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }

    private static boolean isNumber(String step) {
        return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
