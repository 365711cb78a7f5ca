package dev.workspacetokens.domain.access;

/// What a protected route needs.
public sealed interface RouteNeed {

    /// The word for [LiveToken] in a policy.
    String ANY = "any";

    /// A live token suffices.
    record LiveToken() implements RouteNeed {}

    /// The token's role in the app that the route names has the permission.
    record OnApp(String permission) implements RouteNeed {}

    /// The token has one role on all apps of its workspace, and that role has the permission.
    record OnAllApps(String permission) implements RouteNeed {}
}
