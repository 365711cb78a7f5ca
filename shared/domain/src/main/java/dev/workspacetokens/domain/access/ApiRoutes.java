package dev.workspacetokens.domain.access;

/// The routes of one API.
sealed interface ApiRoutes permits DeclaredRoutes, PathRoutes {

    /// What the policy says about a call whose method is in capitals.
    RouteMatch find(RouteCall call);
}
