package dev.workspacetokens.domain.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call of a protected API, as its gateway tells of it.
///
/// @param method as it was sent
/// @param route the path as the gateway declares it, such as `/apps/{app}`, or `$default`
/// @param parameters of the path, by name
/// @param path that was called, below which the API is mounted included; null when the gateway does not tell it clearly
public record RouteCall(String method, String route, Map<String, String> parameters, @Nullable String path) {

    public RouteCall {
        parameters = Map.copyOf(parameters);
    }

    /// A call of a route that the gateway declares, without a path.
    ///
    /// @param route with its method, such as `GET /apps/{app}`
    public static RouteCall ofRoute(String route, Map<String, String> parameters) {
        int space = route.indexOf(' ');
        return new RouteCall(route.substring(0, space), route.substring(space + 1), parameters, null);
    }
}
