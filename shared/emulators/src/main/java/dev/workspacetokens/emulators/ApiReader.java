package dev.workspacetokens.emulators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gathers the routes that functions declare as events, API by API.
final class ApiReader {

    private static final Pattern STAGE_VARIABLE = Pattern.compile("[A-Za-z0-9._~:/?#&=,-]{1,512}");

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
        Section api = template.section(name);
        var authorizers = new AuthorizerReader(template, kind, api.section("Auth"));
        return new Api(name, template.ref(name, api.place()), kind, api.text("StageName", "$default"),
                stageVariables(api, kind == Api.Kind.HTTP ? "StageVariables" : "Variables"),
                routes(name, kind, authorizers), gatewayResponses(api.section("GatewayResponses")),
                api.has("CorsConfiguration") ? Optional.of(cors(api.section("CorsConfiguration"))) : Optional.empty());
    }

    private static Cors cors(Section declared) {
        return new Cors(declared.texts("allowOrigins"), declared.texts("allowMethods"), declared.texts("allowHeaders"),
                declared.texts("exposeHeaders"), declared.text("maxAge"));
    }

    /// @throws TemplateException when one holds what API Gateway refuses
    private static Map<String, String> stageVariables(Section api, String property) {
        Map<String, String> variables = api.textsByName(property);
        variables.forEach((name, value) -> {
            if (!STAGE_VARIABLE.matcher(value).matches()) {
                throw new TemplateException(api.place() + "/" + property + "/" + name,
                        "a stage variable has 1 to 512 letters, digits and -._~:/?#&=,");
            }
        });
        return variables;
    }

    private List<Route> routes(String api, Api.Kind kind, AuthorizerReader authorizers) {
        String type = kind == Api.Kind.HTTP ? "HttpApi" : "Api";
        String reference = kind == Api.Kind.HTTP ? "ApiId" : "RestApiId";
        var routes = new ArrayList<Route>();
        for (String function : template.resources("AWS::Serverless::Function")) {
            Section events = template.declaredEvents(function);
            for (String name : events.entries().keySet()) {
                Section event = events.section(name);
                Map<String, Object> properties = event.section("Properties").entries();
                if (type.equals(event.entries().get("Type"))
                        && names(properties.get(reference), api, event.place())) {
                    routes.add(route(function, Section.of(template.resolve(properties, event.place()), event.place()),
                            authorizers));
                }
            }
        }
        return routes;
    }

    private static boolean names(@Nullable Object reference, String api, String place) {
        if (!(reference instanceof Map<?, ?> map) || !(map.get("Ref") instanceof String name)) {
            throw new TemplateException(place, "the event must name its API with !Ref");
        }
        return name.equals(api);
    }

    private static Route route(String function, Section event, AuthorizerReader authorizers) {
        return new Route(event.text("Method").toUpperCase(Locale.ROOT), event.text("Path"), function,
                authorizers.of(event.section("Auth")));
    }

    private static Map<String, GatewayResponse> gatewayResponses(Section declared) {
        var responses = new LinkedHashMap<String, GatewayResponse>();
        for (String type : declared.entries().keySet()) {
            Section response = declared.section(type);
            String status = response.text("StatusCode", "");
            responses.put(type, new GatewayResponse(type,
                    status.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(status)),
                    response.section("ResponseParameters").textsByName("Headers"),
                    response.textsByName("ResponseTemplates")));
        }
        return responses;
    }
}
