package dev.workspacetokens.directory;

import dev.workspacetokens.application.Violations;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.directory.MemberId;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the values of a body whose shape is right, and notes whatever is not allowed instead of stopping at the first.
///
/// Read every value, then call [#check()]; until then a value that is not allowed reads as some other one.
final class ValueChecks {

    static final String SLUG = "1 to 64 of a-z, 0-9 and '-'";
    static final String MEMBER_ID = "1 to 255 printable ASCII characters";
    private static final Slug NO_SLUG = new Slug("-");
    private static final String ROLES = Arrays.stream(WorkspaceRole.values()).map(WorkspaceRole::id)
            .collect(Collectors.joining(", "));

    private final Violations violations = new Violations();
    private final Set<String> seen = new HashSet<>();

    /// A name or a title, as it is kept.
    String text(Field field) {
        return violations.text(field.path(), field.text());
    }

    WorkspaceRole role(Field field) {
        return WorkspaceRole.parse(field.text()).orElseGet(() -> {
            violations.note(field.path(), "must be one of " + ROLES);
            return WorkspaceRole.VIEWER;
        });
    }

    /// A slug that no other element of the list has.
    Slug uniqueSlug(Field field) {
        return Slug.parse(field.text()).map(slug -> {
            requireUnique(field);
            return slug;
        }).orElseGet(() -> {
            violations.note(field.path(), "must be " + SLUG);
            return NO_SLUG;
        });
    }

    /// A person's `sub` that no other element of the list has.
    String uniqueMemberId(Field field) {
        if (MemberId.isValid(field.text())) {
            requireUnique(field);
        } else {
            violations.note(field.path(), "must be " + MEMBER_ID);
        }
        return field.text();
    }

    /// Refuses a list that is too long, alone: what is wrong inside of it would be told without bound.
    ///
    /// @throws Refusal.Invalid when there are more than the most
    static void requireAtMost(int most, List<?> list, String field) {
        if (list.size() > most) {
            throw new Refusal.Invalid(List.of(new Violation(List.of(field), "must not hold more than " + most)));
        }
    }

    /// Ends the reading.
    ///
    /// @throws Refusal.Invalid with everything that was noted
    void check() {
        violations.refuseIfAny();
    }

    private void requireUnique(Field field) {
        if (!seen.add(field.text())) {
            violations.note(field.path(), "is in the list already");
        }
    }
}
