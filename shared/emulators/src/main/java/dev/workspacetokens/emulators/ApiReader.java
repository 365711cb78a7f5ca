package dev.workspacetokens.emulators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Gathers the routes that functions declare as events, API by API.
final class ApiReader {

    private final Template template;

    ApiReader(Template template) {
        this.template = template;
    }

    List<Api> read() {
        var apis = new ArrayList<Api>();
        template.resources("AWS::Serverless::HttpApi").forEach(name -> apis.add(api(name, Api.Kind.HTTP)));
        template.resources("AWS::Serverless::Api").forEach(name -> apis.add(api(name, Api.Kind.REST)));
        return List.copyOf(apis);
    }

    private Api api(String name, Api.Kind kind) {
        String place = "Resources/" + name + "/Properties";
        Map<String, Object> properties = template.properties(name);
        String stage = Values.text(properties, "StageName", "$default", place);
        var authorizers = new AuthorizerReader(template, kind, Values.map(properties, "Auth", place), place + "/Auth");
        Map<String, String> variables = Values.texts(properties, kind == Api.Kind.HTTP ? "StageVariables" : "Variables",
                place);
        return new Api(name, template.ref(name, place), kind, stage, variables, routes(name, kind, authorizers),
                gatewayResponses(properties, place));
    }

    private List<Route> routes(String api, Api.Kind kind, AuthorizerReader authorizers) {
        String type = kind == Api.Kind.HTTP ? "HttpApi" : "Api";
        String reference = kind == Api.Kind.HTTP ? "ApiId" : "RestApiId";
        var routes = new ArrayList<Route>();
        for (String function : template.resources("AWS::Serverless::Function")) {
            template.declaredEvents(function).forEach((event, declaration) -> {
                String place = "Resources/" + function + "/Properties/Events/" + event;
                Map<String, Object> declared = Values.map(declaration, place);
                Map<String, Object> properties = Values.map(declared, "Properties", place);
                if (type.equals(declared.get("Type")) && names(properties.get(reference), api, place)) {
                    routes.add(route(function, Values.map(template.resolve(properties, place), place), authorizers,
                            place));
                }
            });
        }
        return routes;
    }

    private static boolean names(@Nullable Object reference, String api, String place) {
        if (!(reference instanceof Map<?, ?> map) || !(map.get("Ref") instanceof String name)) {
            throw new TemplateException(place, "the event must name its API with !Ref");
        }
        return name.equals(api);
    }

    private static Route route(String function, Map<String, Object> event, AuthorizerReader authorizers, String place) {
        return new Route(Values.text(event, "Method", place).toUpperCase(Locale.ROOT),
                Values.text(event, "Path", place),
                function, authorizers.of(Values.map(event, "Auth", place), place + "/Auth"));
    }

    private static Map<String, GatewayResponse> gatewayResponses(Map<String, Object> properties, String place) {
        var responses = new LinkedHashMap<String, GatewayResponse>();
        Values.map(properties, "GatewayResponses", place).forEach((type, value) -> {
            String here = place + "/GatewayResponses/" + type;
            Map<String, Object> response = Values.map(value, here);
            String status = Values.text(response, "StatusCode", "", here);
            responses.put(type, new GatewayResponse(type,
                    status.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(status)),
                    Values.texts(Values.map(response, "ResponseParameters", here), "Headers", here),
                    Values.texts(response, "ResponseTemplates", here)));
        });
        return responses;
    }
}
