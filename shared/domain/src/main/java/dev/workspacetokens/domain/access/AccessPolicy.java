package dev.workspacetokens.domain.access;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which role has which permissions, and which protected route needs which permission. What it does not name is closed.
public final class AccessPolicy {

    /// The permission of a route without an app: a live credential suffices.
    public static final String ANY = "any";

    /// The path parameter that names the app of a route.
    public static final String APP_PARAMETER = "{app}";

    private final Map<String, Role> roles;
    private final Map<String, Map<String, RouteNeed>> apis;

    /// @param roles in the order in which people see them
    /// @param apis for each API's name, each route (`GET /apps/{app}`) and what it needs
    /// @throws IllegalArgumentException when a role is called `none` or twice the same, when a route needs a permission
    /// that no role has, or when it needs what it cannot need, see [RouteNeed]
    public AccessPolicy(Collection<Role> roles, Map<String, Map<String, RouteNeed>> apis) {
        var byId = new LinkedHashMap<String, Role>();
        for (Role role : roles) {
            if (role.id().equals(Role.NONE) || byId.put(role.id(), role) != null) {
                throw new IllegalArgumentException("'" + role.id() + "' cannot be the id of a role, or is one already");
            }
        }
        this.roles = Collections.unmodifiableMap(byId);
        var byName = new HashMap<String, Map<String, RouteNeed>>();
        apis.forEach((api, routes) -> byName.put(api, Map.copyOf(routes)));
        this.apis = Map.copyOf(byName);
        this.apis.forEach((api, routes) -> routes.forEach((route, need) -> check(api, route, need)));
    }

    private void check(String api, String route, RouteNeed need) {
        boolean known = need.permission().equals(ANY)
                || roles.values().stream().anyMatch(role -> role.permits(need.permission()));
        need.objection(route)
                .or(() -> known
                        ? Optional.empty()
                        : Optional.of("no role has the permission '" + need.permission() + "'"))
                .ifPresent(objection -> {
                    throw new IllegalArgumentException("'" + route + "' of the API '" + api + "': " + objection);
                });
    }

    /// The roles that can be assigned, in the policy's order.
    public Collection<Role> roles() {
        return roles.values();
    }

    /// The role of this id.
    public Optional<Role> role(String id) {
        return Optional.ofNullable(roles.get(id));
    }

    /// The permission that a route needs; nothing when the policy does not name the route, which closes it.
    ///
    /// @param api the API's name in the policy
    /// @param route the method and the route as the gateway declares it, such as `GET /apps/{app}`
    public Optional<String> permission(String api, String route) {
        return Optional.ofNullable(apis.getOrDefault(api, Map.of()).get(route)).map(RouteNeed::permission);
    }
}
