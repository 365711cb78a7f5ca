package dev.workspacetokens.domain.access;

import java.util.HashMap;
import java.util.Map;

/// The routes of an API whose gateway says which of them a call takes.
///
/// A route that the gateway declares for any method can be told apart by methods here; one that is declared for one
/// method also takes what is said of any.
final class DeclaredRoutes implements ApiRoutes {

    private static final String ANY_METHOD = RouteTemplate.ANY_METHOD + " ";

    private final String appParameter;
    private final Map<String, RouteNeed> needs;

    DeclaredRoutes(String appParameter, Map<RouteTemplate, RouteNeed> routes) {
        this.appParameter = appParameter;
        this.needs = new HashMap<>();
        routes.forEach((template, need) -> needs.put(template.text(), need));
    }

    @Override
    public RouteMatch find(RouteCall call) {
        RouteNeed need = call.route().equals(RouteTemplate.DEFAULT)
                ? needs.get(RouteTemplate.DEFAULT)
                : needs.getOrDefault(call.method() + " " + call.route(), needs.get(ANY_METHOD + call.route()));
        if (need == null) {
            return RouteMatch.CLOSED;
        }
        if (!(need instanceof RouteNeed.OnApp)) {
            return new RouteMatch.Open(need, null);
        }
        // A backend that decodes or tidies the path up would find another app in it.
        return call.parameters().entrySet().stream()
                .anyMatch(one -> !one.getKey().equals(appParameter) && PathClimb.isIn(one.getValue()))
                        ? RouteMatch.AMBIGUOUS
                        : new RouteMatch.Open(need, call.parameters().get(appParameter));
    }
}
