package dev.workspacetokens.emulators;

import java.time.Duration;
import java.util.List;

/// Who may pass a route.
public sealed interface RouteAuthorizer {

    /// Everybody.
    record None() implements RouteAuthorizer {}

    /// Who signs with AWS credentials (SigV4).
    record Iam() implements RouteAuthorizer {}

    /// Who has a JWT of this issuer.
    ///
    /// @param audience the token's `aud`, or `client_id` where it has none, must be one of these
    /// @param scopes one of these is needed; none: no scope is needed
    /// @param identitySource where the token is, such as `$request.header.Authorization`
    record Jwt(String issuer, List<String> audience, List<String> scopes, String identitySource)
            implements
                RouteAuthorizer {

        public Jwt {
            audience = List.copyOf(audience);
            scopes = List.copyOf(scopes);
        }
    }

    /// Whom a function lets pass.
    ///
    /// @param name the authorizer's name on its API
    /// @param function the logical id of the function
    /// @param payload the form of its event
    /// @param simpleResponses whether it answers `isAuthorized` instead of an IAM policy (payload 2.0 only)
    /// @param identitySources all of these must be there, such as `header.Authorization` or `context.path`
    /// @param cacheTtl how long a verdict is kept for the same identity sources; zero: not at all
    record Lambda(String name, String function, String payload, boolean simpleResponses, List<String> identitySources,
            Duration cacheTtl) implements RouteAuthorizer {

        public Lambda {
            identitySources = List.copyOf(identitySources);
        }
    }
}
