package dev.workspacetokens.emulators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// An API of the template: the routes that functions declare on it.
///
/// @param logicalId its name in the template
/// @param id its id, as `Ref` gives it
/// @param kind HTTP API or REST API
/// @param stage the stage that serves it
/// @param stageVariables what its events carry as stage variables
/// @param routes all routes of all functions
/// @param gatewayResponses by type, for a REST API
/// @param cors which pages may call an HTTP API; empty: none but its own
public record Api(String logicalId, String id, Kind kind, String stage, Map<String, String> stageVariables,
        List<Route> routes, Map<String, GatewayResponse> gatewayResponses, Optional<Cors> cors) {

    /// The two products that AWS sells under the name of API Gateway.
    public enum Kind {
        HTTP, REST
    }

    public Api {
        stageVariables = Map.copyOf(stageVariables);
        routes = List.copyOf(routes);
        gatewayResponses = Map.copyOf(gatewayResponses);
    }

    /// This API with other values of its stage variables.
    public Api withStageVariables(UnaryOperator<String> change) {
        var changed = new HashMap<>(stageVariables);
        changed.replaceAll((_, value) -> change.apply(value));
        return new Api(logicalId, id, kind, stage, changed, routes, gatewayResponses, cors);
    }
}
