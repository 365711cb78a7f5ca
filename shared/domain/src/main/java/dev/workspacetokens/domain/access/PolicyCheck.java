package dev.workspacetokens.domain.access;

import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.PolicyDraft.DraftRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks whether a draft makes sense, and makes of it what does.
///
/// In the authorizer, each start comes here: so no regular expression, and none of the tables of Unicode.
final class PolicyCheck {

    static final int MAX_ROUTES = 300;

    private static final int MAX_ROLES = 40;
    private static final int MAX_PERMISSIONS = 64;
    private static final int MAX_APIS = 40;
    private static final int MAX_WORD = 30;
    private static final int MAX_TITLE = 100;
    private static final int MAX_DESCRIPTION = 300;

    private final List<Violation> violations = new ArrayList<>();
    private final AccessPolicy policy;

    PolicyCheck(PolicyDraft draft) {
        text(List.of("resource", "one"), draft.resource().one(), MAX_WORD);
        text(List.of("resource", "many"), draft.resource().many(), MAX_WORD);
        List<DraftRole> drafts = draft.roles();
        List<Role> roles = drafts == null ? List.of() : roles(drafts);
        Set<String> permissions = new HashSet<>();
        roles.forEach(role -> permissions.addAll(role.permissions()));
        boolean allKnown = drafts != null && drafts.stream().noneMatch(role -> role.permissions() == null);
        int count = draft.apis().values().stream().mapToInt(api -> api.routes().size()).sum();
        if (count > MAX_ROUTES) {
            note(List.of("apis"), "must not have more than " + MAX_ROUTES + " routes in all");
        }
        if (draft.apis().size() > MAX_APIS) {
            note(List.of("apis"), "must not have more than " + MAX_APIS + " members");
        }
        Map<String, ApiRoutes> apis = new HashMap<>();
        draft.apis().forEach((name, api) -> {
            List<String> at = List.of("apis", name);
            if (!Words.isApiName(name)) {
                note(at, "must be called by " + Words.API_NAME);
            }
            var check = new ApiCheck(at, api, allKnown ? permissions : null, violations);
            apis.put(name, check.routes(count <= MAX_ROUTES));
        });
        policy = new AccessPolicy(draft.resource(), roles, apis);
    }

    /// What can be made of the draft; complete only when there are no [violations][#violations].
    AccessPolicy policy() {
        return policy;
    }

    /// All that is wrong, in no order.
    List<Violation> violations() {
        return violations;
    }

    private void note(List<String> path, String detail) {
        violations.add(new Violation(path, detail));
    }

    private List<Role> roles(List<DraftRole> drafts) {
        if (drafts.isEmpty() || drafts.size() > MAX_ROLES) {
            note(List.of("roles"), "must be 1 to " + MAX_ROLES + " roles");
        }
        List<Role> roles = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            DraftRole draft = drafts.get(i);
            List<String> at = List.of("roles", String.valueOf(i));
            String id = draft.id();
            if (id != null && !Words.isRole(id)) {
                note(Violation.path(at, "id"), "must be " + Words.ROLE);
            }
            if (id != null && !ids.add(id)) {
                note(Violation.path(at, "id"), "is the id of an earlier role too");
            }
            text(Violation.path(at, "title"), draft.title(), MAX_TITLE);
            String description = draft.description();
            if (description != null && !description.isEmpty()) {
                text(Violation.path(at, "description"), description, MAX_DESCRIPTION);
            }
            List<String> permissions = draft.permissions();
            if (permissions != null) {
                permissions(Violation.path(at, "permissions"), permissions);
            }
            roles.add(new Role(id == null ? "" : id, text(draft.title()), text(description),
                    new LinkedHashSet<>(permissions == null ? List.of() : permissions)));
        }
        return roles;
    }

    private void permissions(List<String> at, List<String> permissions) {
        if (permissions.size() > MAX_PERMISSIONS) {
            note(at, "must not be more than " + MAX_PERMISSIONS + " permissions");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < permissions.size(); i++) {
            if (!Words.isPermission(permissions.get(i))) {
                note(Violation.path(at, String.valueOf(i)), "must be " + Words.PERMISSION);
            } else if (!seen.add(permissions.get(i))) {
                note(Violation.path(at, String.valueOf(i)), "is in the list already");
            }
        }
    }

    private void text(List<String> at, @Nullable String text, int length) {
        if (text != null && !Words.isText(text, length)) {
            note(at, "must be 1 to " + length
                    + " characters, without control characters, and without space around them");
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
