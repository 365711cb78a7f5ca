package dev.workspacetokens.domain.access;

import org.jspecify.annotations.Nullable;

/// What the policy says about a call.
public sealed interface RouteMatch {

    /// The policy names the route.
    ///
    /// @param need what it needs
    /// @param app that the path names, a slug or not; null when the need is not about an app, or none was named
    record Open(RouteNeed need, @Nullable String app) implements RouteMatch {}

    /// The policy does not name the route.
    record Closed() implements RouteMatch {}

    /// The backend could read the path in another way than the policy.
    record Ambiguous() implements RouteMatch {}

    /// The one that there is.
    Closed CLOSED = new Closed();
    /// The one that there is.
    Ambiguous AMBIGUOUS = new Ambiguous();
}
