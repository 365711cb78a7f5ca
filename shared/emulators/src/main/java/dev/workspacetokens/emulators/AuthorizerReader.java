package dev.workspacetokens.emulators;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The authorizers of one API, and which of them guards a route.
final class AuthorizerReader {

    private static final String DEFAULT_TTL = "300";

    private final Template template;
    private final Api.Kind kind;
    private final Section auth;

    AuthorizerReader(Template template, Api.Kind kind, Section auth) {
        this.template = template;
        this.kind = kind;
        this.auth = auth;
    }

    /// The authorizer of a route.
    ///
    /// @param route the route's own `Auth`; what it leaves out is the API's default
    RouteAuthorizer of(Section route) {
        String name = route.text("Authorizer", auth.text("DefaultAuthorizer", "NONE"));
        return switch (name) {
            case "NONE" -> new RouteAuthorizer.None();
            case "AWS_IAM" -> new RouteAuthorizer.Iam();
            default -> named(name, route);
        };
    }

    private RouteAuthorizer named(String name, Section route) {
        Section all = auth.section("Authorizers");
        if (!all.has(name)) {
            throw route.error("the API has no authorizer " + name);
        }
        Section authorizer = all.section(name);
        return authorizer.has("JwtConfiguration")
                ? jwt(authorizer, route.has("AuthorizationScopes") ? route : authorizer)
                : lambda(name, authorizer);
    }

    private static RouteAuthorizer jwt(Section authorizer, Section scopes) {
        Section configuration = authorizer.section("JwtConfiguration");
        return new RouteAuthorizer.Jwt(configuration.text("issuer"), configuration.texts("audience"),
                scopes.texts("AuthorizationScopes"),
                authorizer.text("IdentitySource", "$request.header.Authorization"));
    }

    private RouteAuthorizer lambda(String name, Section authorizer) {
        if (kind == Api.Kind.REST && !authorizer.text("FunctionPayloadType", "TOKEN").equals("REQUEST")) {
            throw authorizer.error("only authorizers of FunctionPayloadType REQUEST are understood");
        }
        Section identity = authorizer.section("Identity");
        return new RouteAuthorizer.Lambda(name, functionOf(authorizer),
                authorizer.text("AuthorizerPayloadFormatVersion", kind == Api.Kind.HTTP ? "2.0" : "1.0"),
                authorizer.isTrue("EnableSimpleResponses"), identitySources(identity),
                Duration.ofSeconds(Long.parseLong(identity.text("ReauthorizeEvery", DEFAULT_TTL))));
    }

    private static List<String> identitySources(Section identity) {
        var sources = new ArrayList<String>();
        identity.texts("Headers").forEach(one -> sources.add("header." + one));
        identity.texts("QueryStrings").forEach(one -> sources.add("querystring." + one));
        identity.texts("StageVariables").forEach(one -> sources.add("stageVariables." + one));
        identity.texts("Context").forEach(one -> sources.add("context." + one));
        return sources;
    }

    /// The function whose ARN the authorizer names, with or without a qualifier.
    private String functionOf(Section authorizer) {
        String arn = authorizer.text("FunctionArn");
        return template.functions().stream()
                .filter(function -> arn.equals(function.arn()) || arn.startsWith(function.arn() + ":"))
                .findFirst().orElseThrow(() -> authorizer.error("FunctionArn is no function of this template"))
                .logicalId();
    }
}
