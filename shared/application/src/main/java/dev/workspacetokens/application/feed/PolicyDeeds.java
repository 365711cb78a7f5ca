package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.access.PolicyDraft;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import java.util.ArrayList;
import java.util.Collection;
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
        var differences = new ArrayList<>(Difference.differences()
                .add("version", version == 0 ? null : version, version + 1).list());
        List<Difference> roles = roles(permissions(before), permissions(after));
        List<Difference> routes = routes(needs(before), needs(after));
        if (differences.size() + roles.size() + routes.size() > Deed.MOST_DIFFERENCES) {
            differences.add(new Difference("roles", null, roles.size() + " changed"));
            differences.add(new Difference("routes", null, routes.size() + " changed"));
        } else {
            differences.addAll(roles);
            differences.addAll(routes);
        }
        return new Deed(by, EventType.ACCESS_POLICY_PUT, null, null, differences);
    }

    private static List<Difference> roles(Map<String, Set<String>> before, Map<String, Set<String>> after) {
        var all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream().map(role -> new Difference("roles." + role,
                list(before.get(role), after.getOrDefault(role, Set.of())),
                list(after.get(role), before.getOrDefault(role, Set.of()))))
                .filter(one -> !Objects.equals(one.before(), one.after())).toList();
    }

    /// Those that the others are not among; null where there is no such role.
    private static @Nullable String list(@Nullable Set<String> permissions, Collection<String> others) {
        if (permissions == null) {
            return null;
        }
        List<String> more = permissions.stream().filter(one -> !others.contains(one)).toList();
        String text = String.join(" ", more);
        return text.length() > MOST_CHARACTERS ? more.size() + " permissions" : text;
    }

    private static List<Difference> routes(Map<String, String> before, Map<String, String> after) {
        var all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        var differences = Difference.differences();
        all.forEach(route -> differences.add(route, before.get(route), after.get(route)));
        return differences.list();
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
