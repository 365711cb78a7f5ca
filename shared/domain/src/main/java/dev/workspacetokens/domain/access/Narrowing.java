package dev.workspacetokens.domain.access;

import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import dev.workspacetokens.domain.access.PolicyDraft.DraftRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one policy takes away that another one gave, for people to look at before they put it in force. Each is a place
/// in the former policy, roles by their ids, and what becomes of it.
public final class Narrowing {

    private final List<Violation> found = new ArrayList<>();

    private Narrowing() {}

    /// All that vanishes or narrows.
    ///
    /// @param before a valid policy
    /// @param after a valid policy
    public static List<Violation> between(PolicyDraft before, PolicyDraft after) {
        var narrowing = new Narrowing();
        narrowing.roles(roles(before), roles(after));
        narrowing.apis(before.apis(), after.apis());
        return List.copyOf(narrowing.found);
    }

    /// The ids of the roles that vanish.
    public static Set<String> droppedRoles(PolicyDraft before, PolicyDraft after) {
        var dropped = new LinkedHashMap<>(roles(before));
        dropped.keySet().removeAll(roles(after).keySet());
        return Set.copyOf(dropped.keySet());
    }

    private static Map<String, DraftRole> roles(PolicyDraft policy) {
        var roles = new LinkedHashMap<String, DraftRole>();
        Objects.requireNonNullElse(policy.roles(), List.<DraftRole>of())
                .forEach(role -> roles.put(String.valueOf(role.id()), role));
        return roles;
    }

    private void roles(Map<String, DraftRole> before, Map<String, DraftRole> after) {
        before.forEach((id, role) -> {
            DraftRole now = after.get(id);
            if (now == null) {
                note(List.of("roles", id), "is dropped: whoever has it loses it");
                return;
            }
            List<String> kept = permissions(now);
            permissions(role).stream().filter(permission -> !kept.contains(permission)).forEach(
                    permission -> note(List.of("roles", id, "permissions", permission), "is taken away"));
        });
    }

    private static List<String> permissions(DraftRole role) {
        return Objects.requireNonNullElse(role.permissions(), List.of());
    }

    private void apis(Map<String, DraftApi> before, Map<String, DraftApi> after) {
        before.forEach((name, api) -> {
            DraftApi now = after.get(name);
            if (now == null) {
                note(List.of("apis", name), "is closed, with all of its routes");
                return;
            }
            compare(List.of("apis", name, "match"), api.match(), now.match());
            compare(List.of("apis", name, "base_paths"), api.basePaths(), now.basePaths());
            compare(List.of("apis", name, "app_parameter"), api.appParameter(), now.appParameter());
            api.routes().forEach((route, need) -> route(List.of("apis", name, "routes", route), need,
                    now.routes().containsKey(route), now.routes().get(route)));
            now.routes().forEach((route, need) -> {
                if (!api.routes().containsKey(route)) {
                    added(name, route, need, api, now);
                }
            });
        });
    }

    /// A route that comes in takes calls from wider ones that were there and stay.
    private void added(String name, String route, @Nullable DraftNeed need, DraftApi before, DraftApi after) {
        RouteTemplate template = RouteTemplate.of(route);
        boolean byPath = DraftApi.PATH.equals(after.match());
        before.routes().forEach((wider, former) -> {
            if (after.routes().containsKey(wider) && !text(former).equals(text(need))
                    && takesFrom(template, RouteTemplate.of(wider), byPath)) {
                note(List.of("apis", name, "routes", wider),
                        "leaves '" + route + "' to a route that needs " + text(need));
            }
        });
    }

    private static boolean takesFrom(RouteTemplate route, RouteTemplate other, boolean byPath) {
        boolean namesTheMethod = other.method().equals(RouteTemplate.ANY_METHOD)
                && !route.method().equals(RouteTemplate.ANY_METHOD);
        if (!byPath) {
            return namesTheMethod && route.segments().equals(other.segments());
        }
        return route.meet(other).isPresent()
                && (namesTheMethod || (route.method().equals(other.method()) && other.isWiderThan(route)));
    }

    private void compare(List<String> place, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            note(place, "is another one: look at every route of this API");
        }
    }

    private void route(List<String> place, @Nullable DraftNeed before, boolean open, @Nullable DraftNeed after) {
        if (!open) {
            note(place, "is closed");
        } else if (!text(before).equals(text(after))) {
            note(place, "needs " + text(after) + " in place of " + text(before));
        }
    }

    private static String text(@Nullable DraftNeed need) {
        if (need == null) {
            return "nothing";
        }
        return need.workspace() == null ? "'" + need.permission() + "'" : "'" + need.workspace() + "' on all apps";
    }

    private void note(List<String> place, String what) {
        found.add(new Violation(place, what));
    }
}
