package dev.workspacetokens.local.gateway;

import dev.workspacetokens.domain.AsciiCase;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Events of HTTP APIs, payload format 2.0: header names in lower case, values of one name joined by commas, the path
/// decoded. Both copies of the path have a named stage in front.
final class HttpApiEvent {

    private static final String TEXT = "text/.*|application/(json|xml|javascript)|application/[^;]+\\+(json|xml)";

    private HttpApiEvent() {}

    /// The event of the function behind the route.
    ///
    /// @param authorizer what stands in `requestContext.authorizer`; empty: nothing does
    static Map<String, Object> of(GatewayCall call, Map<String, Object> authorizer) {
        Map<String, Object> event = common(call, authorizer);
        event.put("version", "2.0");
        boolean base64 = !isText(call.request());
        event.put("isBase64Encoded", base64 && call.request().bodySize() > 0);
        if (call.request().bodySize() > 0) {
            event.put("body",
                    base64 ? Base64.getEncoder().encodeToString(call.request().body()) : call.request().bodyText());
        }
        return event;
    }

    /// The event of a Lambda authorizer.
    static Map<String, Object> ofAuthorizer(GatewayCall call, List<String> identity) {
        Map<String, Object> event = common(call, Map.of());
        event.put("version", "2.0");
        event.put("type", "REQUEST");
        event.put("routeArn", call.methodArn());
        event.put("identitySource", identity);
        return event;
    }

    private static Map<String, Object> common(GatewayCall call, Map<String, Object> authorizer) {
        HttpRequest request = call.request();
        var event = new LinkedHashMap<String, Object>();
        event.put("routeKey", call.routeKey());
        event.put("rawPath", path(call));
        event.put("rawQueryString", request.query());
        List<String> cookies = request.headers("Cookie").stream().flatMap(one -> List.of(one.split("; *")).stream())
                .toList();
        putUnlessEmpty(event, "cookies", cookies);
        event.put("headers", headers(request));
        var query = new LinkedHashMap<String, String>();
        Percent.query(request.query()).forEach((name, values) -> query.put(name, String.join(",", values)));
        if (!query.isEmpty()) {
            event.put("queryStringParameters", query);
        }
        event.put("requestContext", context(call, authorizer));
        putUnlessEmpty(event, "pathParameters", call.match().pathParameters());
        putUnlessEmpty(event, "stageVariables", call.api().stageVariables());
        return event;
    }

    /// The path behind the name of the stage, decoded, and cut where a `?` comes out of that.
    static String path(GatewayCall call) {
        String stage = call.api().stage();
        String decoded = Percent.decode(call.request().path());
        int query = decoded.indexOf('?');
        return (stage.equals("$default") ? "" : "/" + stage) + (query < 0 ? decoded : decoded.substring(0, query));
    }

    static Map<String, String> headers(HttpRequest request) {
        var headers = new TreeMap<String, String>();
        for (Header header : request.headers()) {
            if (!header.is("Cookie")) {
                headers.merge(AsciiCase.lower(header.name()), header.value(),
                        (first, next) -> first + "," + next);
            }
        }
        headers.merge("x-forwarded-for", GatewayCall.SOURCE_IP, (sent, own) -> sent + ", " + own);
        return headers;
    }

    private static Map<String, Object> context(GatewayCall call, Map<String, Object> authorizer) {
        var context = new LinkedHashMap<String, Object>();
        context.put("accountId", GatewayCall.ACCOUNT);
        context.put("apiId", call.api().id());
        putUnlessEmpty(context, "authorizer", authorizer);
        context.put("domainName", call.domain());
        context.put("domainPrefix", call.api().id());
        context.put("http", Map.of("method", call.request().method(), "path", path(call),
                "protocol", "HTTP/1.1", "sourceIp", GatewayCall.SOURCE_IP, "userAgent", call.userAgent()));
        context.put("requestId", call.id());
        context.put("routeKey", call.routeKey());
        context.put("stage", call.api().stage());
        context.put("time", call.timeText());
        context.put("timeEpoch", call.time().toEpochMilli());
        return context;
    }

    private static boolean isText(HttpRequest request) {
        return request.header("Content-Type")
                .map(type -> AsciiCase.lower(type.replaceFirst(";.*", "").strip()).matches(TEXT))
                .orElse(true);
    }

    private static void putUnlessEmpty(Map<String, Object> event, String key, Object value) {
        boolean empty = value instanceof Map<?, ?> map
                ? map.isEmpty()
                : value instanceof List<?> list && list.isEmpty();
        if (!empty) {
            event.put(key, value);
        }
    }
}
