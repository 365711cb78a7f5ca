package dev.workspacetokens.domain.access;

import java.util.Optional;

/// What a protected route needs.
///
/// @param permission the permission, or [AccessPolicy#ANY]
/// @param appFree whether the deployer says that no parameter of the route names an app, so that a live credential of
/// any workspace may pass
public record RouteNeed(String permission, boolean appFree) {

    private static final String APP = AccessPolicy.APP_PARAMETER;
    private static final String ANY = "'" + AccessPolicy.ANY + "'";

    /// What most routes need: a permission, or any live credential where no parameter is in the way.
    public static RouteNeed of(String permission) {
        return new RouteNeed(permission, false);
    }

    /// Says why a route cannot need this, or nothing when it can.
    ///
    /// A parameter that names an app by another name than `app` would not be looked at: any live credential would pass,
    /// for the apps of every workspace.
    Optional<String> objection(String route) {
        boolean any = permission.equals(AccessPolicy.ANY);
        if (appFree && !any) {
            return Optional.of("\"app_free\" can only be said of a route that needs " + ANY);
        }
        if (hasApp(route)) {
            return any
                    ? Optional
                            .of("a route with " + APP + " cannot need " + ANY + ": a token of any workspace would pass")
                    : Optional.empty();
        }
        if (!any) {
            return Optional.of(hasParameter(route)
                    ? "to need a permission, the parameter that names the app must be called " + APP
                    : "a route without " + APP + " can only need " + ANY);
        }
        return hasParameter(route) && !appFree
                ? Optional.of("a route with a parameter can need " + ANY + " only with \"app_free\": true. If the "
                        + "parameter names the app, it must be called " + APP)
                : Optional.empty();
    }

    /// Whether a whole segment of the path is the app.
    private static boolean hasApp(String route) {
        return (route + "/").contains("/" + APP + "/");
    }

    /// Whether the route stands for more than one path.
    private static boolean hasParameter(String route) {
        return route.contains("{") || route.contains("}") || route.contains("$default");
    }
}
