package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.access.PolicyDraft;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is told of a change of the access policy: which permissions each role loses and gets, and what each route
/// needed and needs.
final class PolicyDeeds {

    /// More than this nobody reads.
    private static final int MOST_CHARACTERS = 1_000;

    private PolicyDeeds() {}

    /// @param version of the policy that is replaced; 0 for none
    static Deed put(Actor by, long version, PolicyDraft before, PolicyDraft after) {
        var differences = Difference.differences().add("version", version == 0 ? null : version, version + 1);
        var roles = roles(permissions(before), permissions(after));
        var routes = Difference.differences().addEach("", needs(before), needs(after));
        if (differences.size() + roles.size() + routes.size() > Deed.MOST_DIFFERENCES) {
            differences.add("roles", null, roles.size() + " changed").add("routes", null, routes.size() + " changed");
        } else {
            differences.addAll(roles).addAll(routes);
        }
        return new Deed(by, EventType.ACCESS_POLICY_PUT, null, null, differences.list());
    }

    private static Difference.Builder roles(Map<String, Set<String>> before, Map<String, Set<String>> after) {
        return Difference.differences().addEach("roles.", lists(before, after), lists(after, before));
    }

    /// Of each role the permissions that it does not have in the other policy.
    private static Map<String, String> lists(Map<String, Set<String>> roles, Map<String, Set<String>> others) {
        var lists = new TreeMap<String, String>();
        roles.forEach((role, permissions) -> lists.put(role, list(permissions, others.getOrDefault(role, Set.of()))));
        return lists;
    }

    /// Those that the others are not among.
    private static String list(Set<String> permissions, Set<String> others) {
        List<String> more = permissions.stream().filter(one -> !others.contains(one)).toList();
        String text = String.join(" ", more);
        return text.length() > MOST_CHARACTERS ? more.size() + " permissions" : text;
    }

    private static Map<String, Set<String>> permissions(PolicyDraft policy) {
        var roles = new TreeMap<String, Set<String>>();
        Objects.requireNonNullElse(policy.roles(), List.<PolicyDraft.DraftRole>of())
                .forEach(role -> roles.put(String.valueOf(role.id()),
                        new TreeSet<>(Objects.requireNonNullElse(role.permissions(), List.<String>of()))));
        return roles;
    }

    private static Map<String, String> needs(PolicyDraft policy) {
        var needs = new TreeMap<String, String>();
        policy.apis().forEach((api, routes) -> routes.routes()
                .forEach((route, need) -> needs.put("apis." + api + '.' + route, text(need))));
        return needs;
    }

    private static String text(@Nullable DraftNeed need) {
        if (need == null) {
            return "";
        }
        return need.permission() != null ? need.permission() : "workspace: " + need.workspace();
    }
}
