package dev.workspacetokens.emulators;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The authorizers of one API, and which of them guards a route.
final class AuthorizerReader {

    private static final String DEFAULT_TTL = "300";

    private final Template template;
    private final Api.Kind kind;
    private final Map<String, Object> auth;
    private final String place;

    AuthorizerReader(Template template, Api.Kind kind, Map<String, Object> auth, String place) {
        this.template = template;
        this.kind = kind;
        this.auth = auth;
        this.place = place;
    }

    /// The authorizer of a route.
    ///
    /// @param route the route's own `Auth`; what it leaves out is the API's default
    RouteAuthorizer of(Map<String, Object> route, String routePlace) {
        String name = Values.text(route, "Authorizer", Values.text(auth, "DefaultAuthorizer", "NONE", place),
                routePlace);
        return switch (name) {
            case "NONE" -> new RouteAuthorizer.None();
            case "AWS_IAM" -> new RouteAuthorizer.Iam();
            default -> named(name, route, routePlace);
        };
    }

    private RouteAuthorizer named(String name, Map<String, Object> route, String routePlace) {
        Map<String, Object> all = Values.map(auth, "Authorizers", place);
        if (!all.containsKey(name)) {
            throw new TemplateException(routePlace, "the API has no authorizer " + name);
        }
        String here = place + "/Authorizers/" + name;
        Map<String, Object> authorizer = Values.map(all, name, place);
        return authorizer.containsKey("JwtConfiguration")
                ? jwt(authorizer, route.containsKey("AuthorizationScopes") ? route : authorizer, here)
                : lambda(name, authorizer, here);
    }

    private static RouteAuthorizer jwt(Map<String, Object> authorizer, Map<String, Object> scopes, String here) {
        Map<String, Object> configuration = Values.map(authorizer, "JwtConfiguration", here);
        return new RouteAuthorizer.Jwt(Values.text(configuration, "issuer", here),
                Values.textList(configuration, "audience", here), Values.textList(scopes, "AuthorizationScopes", here),
                Values.text(authorizer, "IdentitySource", "$request.header.Authorization", here));
    }

    private RouteAuthorizer lambda(String name, Map<String, Object> authorizer, String here) {
        Map<String, Object> identity = Values.map(authorizer, "Identity", here);
        if (kind == Api.Kind.REST && !Values.text(authorizer, "FunctionPayloadType", "TOKEN", here).equals("REQUEST")) {
            throw new TemplateException(here, "only authorizers of FunctionPayloadType REQUEST are understood");
        }
        return new RouteAuthorizer.Lambda(name, functionOf(Values.text(authorizer, "FunctionArn", here), here),
                Values.text(authorizer, "AuthorizerPayloadFormatVersion", kind == Api.Kind.HTTP ? "2.0" : "1.0", here),
                Values.text(authorizer, "EnableSimpleResponses", "false", here).equals("true"),
                identitySources(identity, here),
                Duration.ofSeconds(Long.parseLong(Values.text(identity, "ReauthorizeEvery", DEFAULT_TTL, here))));
    }

    private static List<String> identitySources(Map<String, Object> identity, String here) {
        var sources = new ArrayList<String>();
        Values.textList(identity, "Headers", here).forEach(one -> sources.add("header." + one));
        Values.textList(identity, "QueryStrings", here).forEach(one -> sources.add("querystring." + one));
        Values.textList(identity, "StageVariables", here).forEach(one -> sources.add("stageVariables." + one));
        Values.textList(identity, "Context", here).forEach(one -> sources.add("context." + one));
        return sources;
    }

    /// The function whose ARN this is, with or without a qualifier.
    private String functionOf(String arn, String here) {
        return template.functions().stream()
                .filter(function -> arn.equals(function.arn()) || arn.startsWith(function.arn() + ":"))
                .findFirst()
                .orElseThrow(() -> new TemplateException(here, "FunctionArn is no function of this template"))
                .logicalId();
    }
}
