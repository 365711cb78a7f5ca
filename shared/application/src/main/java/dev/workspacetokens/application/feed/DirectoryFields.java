package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Violations;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.MemberId;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The values that the SaaS sends, by their names in a request.
public final class DirectoryFields {

    /// What a workspace and an app are called.
    public static final String TITLE = "title";

    /// What a member is called, and what they are in the workspace.
    public static final String NAME = "name";
    public static final String ROLE = "role";

    /// The list of all apps, and what names one in it.
    public static final String APPS = "apps";
    public static final String SLUG = "slug";

    /// The list of all members, and what names one in it.
    public static final String MEMBERS = "members";
    public static final String ID = "id";

    /// The rules of a workspace, each by its own name.
    public static final String RULES = "rules";
    public static final String MAX_LIFETIME_DAYS = "max_lifetime_days";
    public static final String MAX_TOKENS = "max_tokens";

    private static final String ROLES = Arrays.stream(WorkspaceRole.values()).map(WorkspaceRole::id)
            .collect(Collectors.joining(", "));

    private DirectoryFields() {}

    /// The title as it is kept; notes an objection to it.
    static String title(String wanted, Violations violations) {
        return violations.text(List.of(TITLE), wanted);
    }

    /// The role of this word; notes that there is none.
    static Optional<WorkspaceRole> role(List<String> path, String wanted, Violations violations) {
        Optional<WorkspaceRole> role = WorkspaceRole.parse(wanted);
        if (role.isEmpty()) {
            violations.note(path, "must be one of " + ROLES);
        }
        return role;
    }

    /// The slug of an element of a list; notes that it is none, or one of those before it.
    ///
    /// @param before the slugs of the elements before it; this one is added
    static Optional<Slug> slug(List<String> path, String wanted, Set<String> before, Violations violations) {
        Optional<Slug> slug = Slug.parse(wanted);
        key(path, wanted, slug.isPresent(), Slug.FORM, before, violations);
        return slug;
    }

    /// Notes that the id of an element of a list cannot be a member's, or is one of those before it.
    ///
    /// @param before the ids of the elements before it; this one is added
    static void memberId(List<String> path, String wanted, Set<String> before, Violations violations) {
        key(path, wanted, MemberId.isValid(wanted), MemberId.FORM, before, violations);
    }

    private static void key(List<String> path, String wanted, boolean valid, String form, Set<String> before,
            Violations violations) {
        if (!valid) {
            violations.note(path, "must be " + form);
        } else if (!before.add(wanted)) {
            violations.note(path, "is in the list already");
        }
    }

    /// Where a request has a field of an element of a list.
    static List<String> at(String list, int element, String field) {
        return List.of(list, String.valueOf(element), field);
    }

    /// Refuses a list that is too long, alone: what is wrong inside of it would be told without bound.
    ///
    /// @throws Refusal.Invalid when it has more than the most elements
    static void requireAtMost(int most, List<?> elements, String list) {
        if (elements.size() > most) {
            var violations = new Violations();
            violations.note(List.of(list), "must not hold more than " + most);
            violations.refuseIfAny();
        }
    }
}
