package dev.workspacetokens.local.gateway;

import dev.workspacetokens.domain.AsciiCase;
import dev.workspacetokens.emulators.Api;
import dev.workspacetokens.local.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A request on its way through a gateway: with its route, its id and its time.
record GatewayCall(Api api, HttpRequest request, RouteTable.Match match, String id, Instant time) {

    static final String REGION = "eu-central-1";
    static final String ACCOUNT = "000000000000";
    static final String SOURCE_IP = "127.0.0.1";

    private static final DateTimeFormatter COMMON_LOG = DateTimeFormatter
            .ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static GatewayCall of(Api api, HttpRequest request, RouteTable.Match match, Instant time) {
        return new GatewayCall(api, request, match, UUID.randomUUID().toString(), time);
    }

    String routeKey() {
        String path = match.route().path();
        return path.startsWith("/") ? match.route().method() + " " + path : path;
    }

    String timeText() {
        return COMMON_LOG.format(time);
    }

    String userAgent() {
        return request.header("User-Agent").orElse("");
    }

    String domain() {
        return api.id() + ".execute-api." + REGION + ".amazonaws.com";
    }

    /// What an authorizer's policy must allow: this stage, method and path, as they were sent.
    String methodArn() {
        return "arn:aws:execute-api:" + REGION + ":" + ACCOUNT + ":" + api.id() + "/" + api.stage() + "/"
                + request.method() + request.path();
    }

    /// The value of an identity source such as `header.Authorization` or `$request.header.Authorization`; nothing when
    /// it is absent or empty.
    Optional<String> identity(String source) {
        String plain = source.replaceFirst("^\\$?(request\\.)?", "");
        int dot = plain.indexOf('.');
        String name = plain.substring(dot + 1);
        Optional<String> value = switch (AsciiCase.lower(plain.substring(0, Math.max(dot, 0)))) {
            case "header" -> {
                List<String> values = request.headers(name);
                yield values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
            }
            case "querystring" -> Optional.ofNullable(Percent.query(request.query()).get(name)).map(List::getLast);
            case "stagevariables" -> Optional.ofNullable(api.stageVariables().get(name));
            case "context" -> Optional.ofNullable(context().get(name));
            default -> Optional.empty();
        };
        return value.filter(text -> !text.isBlank());
    }

    /// The `$context` variables that do not come from an authorizer.
    Map<String, String> context() {
        var context = new LinkedHashMap<String, String>();
        context.put("requestId", id);
        context.put("apiId", api.id());
        context.put("stage", api.stage());
        context.put("path", request.path());
        context.put("httpMethod", request.method());
        context.put("resourcePath", match.route().path());
        context.put("routeKey", routeKey());
        context.put("requestTime", timeText());
        context.put("identity.sourceIp", SOURCE_IP);
        context.put("identity.userAgent", userAgent());
        return context;
    }
}
