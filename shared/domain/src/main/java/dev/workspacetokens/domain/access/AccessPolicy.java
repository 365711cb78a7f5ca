package dev.workspacetokens.domain.access;

import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which role has which permissions, and what each protected route needs. What it does not name is closed.
public final class AccessPolicy {

    private final ResourceWords resource;
    private final Map<String, Role> roles;
    private final Map<String, ApiRoutes> apis;

    /// @param roles 1 to 40, in the order in which people see them
    /// @param apis for each API's name, its routes and what each needs
    /// @throws IllegalArgumentException with all that [CheckedPolicy] objects to
    public AccessPolicy(Collection<Role> roles, Map<String, DraftApi> apis) {
        this(CheckedPolicy.of(PolicyDraft.of(roles, apis), List.of()).orThrow());
    }

    private AccessPolicy(AccessPolicy other) {
        this(other.resource, other.roles.values(), other.apis);
    }

    /// @param apis without a contradiction
    AccessPolicy(ResourceWords resource, Collection<Role> roles, Map<String, ApiRoutes> apis) {
        var byId = new LinkedHashMap<String, Role>();
        roles.forEach(role -> byId.put(role.id(), role));
        this.resource = resource;
        this.roles = Collections.unmodifiableMap(byId);
        this.apis = Map.copyOf(apis);
    }

    /// What an app is called.
    public ResourceWords resource() {
        return resource;
    }

    /// The roles that can be assigned, in the policy's order.
    public Collection<Role> roles() {
        return roles.values();
    }

    /// The role of this id.
    public Optional<Role> role(String id) {
        return Optional.ofNullable(roles.get(id));
    }

    /// What the policy says about a call. Whose method is not all capitals is closed: HTTP tells `get` from `GET`, and
    /// not every backend does.
    ///
    /// @param api the API's name in the policy
    public RouteMatch find(String api, RouteCall call) {
        ApiRoutes routes = apis.get(api);
        return routes == null || !isCapital(call.method()) ? RouteMatch.CLOSED : routes.find(call);
    }

    private static boolean isCapital(String method) {
        for (int i = 0; i < method.length(); i++) {
            if (method.charAt(i) < 'A' || method.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }
}
