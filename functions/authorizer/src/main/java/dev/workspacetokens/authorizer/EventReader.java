package dev.workspacetokens.authorizer;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.workspacetokens.domain.AsciiCase;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.decision.AccessRequest;
import dev.workspacetokens.lambda.json.StrictJson;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the two shapes of authorizer events, and of each only what a decision needs.
///
/// The gateway writes the events, so anything unexpected is a fault: it throws, and the gateway refuses the request.
final class EventReader {

    private static final String API_VARIABLE = "workspace_tokens_api";
    private static final String DEFAULT_API = "default";
    private static final String ANY_METHOD = "ANY ";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> context = new HashMap<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final List<String> headers = new ArrayList<>();
    private final List<String> multiValueHeaders = new ArrayList<>();
    private boolean hasMultiValueHeaders;
    private String api = DEFAULT_API;
    private String source = "";

    private EventReader() {}

    /// Reads the event of a REST API (type `REQUEST`).
    static AuthorizerEvent rest(InputStream json) throws IOException {
        EventReader event = read(json);
        return event.result(event.required("httpMethod"), event.required("resource"), event.restPath(),
                event.required("methodArn"));
    }

    /// Reads the event of an HTTP API (payload format 2.0).
    static AuthorizerEvent http(InputStream json) throws IOException {
        EventReader event = read(json);
        String method = required(event.context, "http.method");
        String route = event.required("routeKey");
        for (String start : List.of(method + " ", ANY_METHOD)) {
            if (route.startsWith(start)) {
                return event.result(method, route.substring(start.length()), event.httpPath(),
                        event.required("routeArn"));
            }
        }
        if (route.indexOf(' ') >= 0) {
            throw new IOException("the authorizer event has a route of another method than its own");
        }
        return event.result(method, route, event.httpPath(), event.required("routeArn"));
    }

    /// The path of a REST API's call, as it was sent. There are two copies of it: `path`, and `requestContext.path`,
    /// which has the stage in front unless the call came by a custom domain. Both have what a mapping of such a domain
    /// puts in front. Null when they are not the same path.
    private @Nullable String restPath() {
        String path = texts.get("path");
        String copy = context.get("path");
        if (path == null || copy == null) {
            return null;
        }
        return copy.equals(path) || copy.equals("/" + context.getOrDefault("stage", "") + path) ? path : null;
    }

    /// The path of an HTTP API's call, decoded by the gateway. There are two copies of it: `rawPath` and
    /// `requestContext.http.path`. Both have what a named stage or a mapping puts in front. Null when they differ.
    ///
    /// What the gateway decoded cannot be seen any more: `/apps/a%2Fb` arrives as `/apps/a/b`. A backend that the
    /// gateway hands another text than this one is not safe behind a path match.
    private @Nullable String httpPath() {
        String path = texts.get("rawPath");
        return path != null && path.equals(context.get("http.path")) ? path : null;
    }

    /// What a parameter such as `{proxy+}` took is a third copy of the path's end. A plain path is the same in each.
    private boolean endsAsTheRouteSays(String path, String route) {
        if (!route.endsWith("+}")) {
            return true;
        }
        String rest = parameters.get(route.substring(route.lastIndexOf('{') + 1, route.length() - 2));
        return rest == null || path.endsWith("/" + rest);
    }

    private static EventReader read(InputStream event) throws IOException {
        var reader = new EventReader();
        try (JsonReader json = StrictJson.reader(event)) {
            StrictJson.object(json, name -> reader.field(json, name));
            StrictJson.end(json);
        } catch (MalformedJsonException | EOFException _) {
            // Not as the cause: it names the members on the way, and the runtime would log them.
            throw new IOException("the authorizer event is no JSON");
        }
        return reader;
    }

    private void field(JsonReader json, String name) throws IOException {
        switch (name) {
            case "httpMethod", "resource", "path", "methodArn", "routeKey", "rawPath", "routeArn" ->
                texts.put(name, StrictJson.text(json));
            case "headers" -> members(json, header -> authorization(json, header, headers));
            case "multiValueHeaders" -> {
                hasMultiValueHeaders = json.peek() == JsonToken.BEGIN_OBJECT;
                members(json, header -> authorization(json, header, multiValueHeaders));
            }
            case "pathParameters" ->
                members(json, parameter -> parameters.put(parameter, StrictJson.text(json)));
            case "stageVariables" -> members(json, variable -> {
                String value = StrictJson.text(json);
                api = variable.equals(API_VARIABLE) ? value : api;
            });
            case "requestContext" -> members(json, part -> {
                switch (part) {
                    case "stage", "path" -> context.put(part, StrictJson.text(json));
                    case "identity" -> members(json, field -> {
                        if (field.equals("sourceIp")) {
                            source = StrictJson.text(json);
                        } else {
                            json.skipValue();
                        }
                    });
                    case "http" -> members(json, field -> {
                        switch (field) {
                            case "sourceIp" -> source = StrictJson.text(json);
                            case "method", "path" -> context.put("http." + field, StrictJson.text(json));
                            default -> json.skipValue();
                        }
                    });
                    default -> json.skipValue();
                }
            });
            default -> json.skipValue();
        }
    }

    private static void authorization(JsonReader json, String header, List<String> values) throws IOException {
        if (!AsciiCase.same(header, "authorization")) {
            json.skipValue();
        } else if (json.peek() == JsonToken.BEGIN_ARRAY) {
            StrictJson.array(json, value -> values.add(StrictJson.text(value)));
        } else {
            values.add(StrictJson.text(json));
        }
    }

    /// Reads an object's members; of anything else, such as null, there are none.
    private static void members(JsonReader json, StrictJson.Step<String> member) throws IOException {
        if (json.peek() == JsonToken.BEGIN_OBJECT) {
            StrictJson.object(json, member);
        } else {
            json.skipValue();
        }
    }

    private AuthorizerEvent result(String method, String route, @Nullable String path, String resource) {
        String clear = path != null && endsAsTheRouteSays(path, route) ? path : null;
        return new AuthorizerEvent(
                new AccessRequest(api, new RouteCall(method, route, parameters, clear), resource, source),
                hasMultiValueHeaders ? multiValueHeaders : headers);
    }

    private String required(String name) throws IOException {
        return required(texts, name);
    }

    private static String required(Map<String, String> texts, String name) throws IOException {
        String text = texts.get(name);
        if (text == null) {
            throw new IOException("the authorizer event has no " + name);
        }
        return text;
    }
}
