package dev.workspacetokens.local.gateway;

import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events of REST APIs, payload format 1.0: header names as they were sent, the last value of a name in one map and all
/// values in another, the path as it was sent. What is absent is `null`.
final class RestApiEvent {

    private RestApiEvent() {}

    /// The event of the function behind the route.
    ///
    /// @param authorizer what stands in `requestContext.authorizer`
    static Map<String, @Nullable Object> of(GatewayCall call, Map<String, Object> authorizer) {
        Map<String, @Nullable Object> event = common(call, authorizer);
        event.put("body", call.request().bodySize() == 0 ? null : call.request().bodyText());
        event.put("isBase64Encoded", false);
        return event;
    }

    /// The event of a REQUEST authorizer.
    static Map<String, @Nullable Object> ofAuthorizer(GatewayCall call) {
        Map<String, @Nullable Object> event = common(call, Map.of());
        event.put("type", "REQUEST");
        event.put("methodArn", call.methodArn());
        return event;
    }

    private static Map<String, @Nullable Object> common(GatewayCall call, Map<String, Object> authorizer) {
        HttpRequest request = call.request();
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("resource", call.match().route().path());
        event.put("path", request.path());
        event.put("httpMethod", request.method());
        var headers = new LinkedHashMap<String, List<String>>();
        for (Header header : request.headers()) {
            headers.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value());
        }
        headers.computeIfAbsent("X-Forwarded-For", name -> new ArrayList<>()).add(GatewayCall.SOURCE_IP);
        event.put("headers", last(headers));
        event.put("multiValueHeaders", headers);
        Map<String, List<String>> query = Percent.query(request.query());
        event.put("queryStringParameters", query.isEmpty() ? null : last(query));
        event.put("multiValueQueryStringParameters", query.isEmpty() ? null : query);
        event.put("pathParameters", call.match().pathParameters().isEmpty() ? null : call.match().pathParameters());
        event.put("stageVariables", call.api().stageVariables().isEmpty() ? null : call.api().stageVariables());
        event.put("requestContext", context(call, authorizer));
        return event;
    }

    private static Map<String, String> last(Map<String, List<String>> all) {
        var last = new LinkedHashMap<String, String>();
        all.forEach((name, values) -> last.put(name, values.getLast()));
        return last;
    }

    private static Map<String, Object> context(GatewayCall call, Map<String, Object> authorizer) {
        var context = new LinkedHashMap<String, Object>();
        context.put("accountId", GatewayCall.ACCOUNT);
        context.put("apiId", call.api().id());
        if (!authorizer.isEmpty()) {
            context.put("authorizer", authorizer);
        }
        context.put("domainName", call.domain());
        context.put("domainPrefix", call.api().id());
        context.put("extendedRequestId", call.id());
        context.put("httpMethod", call.request().method());
        context.put("identity", Map.of("sourceIp", GatewayCall.SOURCE_IP, "userAgent", call.userAgent()));
        context.put("path", "/" + call.api().stage() + call.request().path());
        context.put("protocol", "HTTP/1.1");
        context.put("requestId", call.id());
        context.put("requestTime", call.timeText());
        context.put("requestTimeEpoch", call.time().toEpochMilli());
        context.put("resourceId", "local");
        context.put("resourcePath", call.match().route().path());
        context.put("stage", call.api().stage());
        return context;
    }
}
