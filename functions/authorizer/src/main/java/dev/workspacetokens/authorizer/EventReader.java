package dev.workspacetokens.authorizer;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.workspacetokens.domain.AsciiCase;
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
    private static final String APP = "app";

    private final Map<String, String> texts = new HashMap<>();
    private final List<String> headers = new ArrayList<>();
    private final List<String> multiValueHeaders = new ArrayList<>();
    private boolean hasMultiValueHeaders;
    private @Nullable String app;
    private String api = DEFAULT_API;
    private String source = "";

    private EventReader() {}

    /// Reads the event of a REST API (type `REQUEST`).
    static AuthorizerEvent rest(InputStream json) throws IOException {
        EventReader event = read(json);
        return event.result(event.required("httpMethod") + " " + event.required("resource"),
                event.required("methodArn"));
    }

    /// Reads the event of an HTTP API (payload format 2.0).
    static AuthorizerEvent http(InputStream json) throws IOException {
        EventReader event = read(json);
        return event.result(event.required("routeKey"), event.required("routeArn"));
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
            case "httpMethod", "resource", "methodArn", "routeKey", "routeArn" ->
                texts.put(name, StrictJson.text(json));
            case "headers" -> members(json, header -> authorization(json, header, headers));
            case "multiValueHeaders" -> {
                hasMultiValueHeaders = json.peek() == JsonToken.BEGIN_OBJECT;
                members(json, header -> authorization(json, header, multiValueHeaders));
            }
            case "pathParameters" -> members(json, parameter -> {
                String value = StrictJson.text(json);
                app = parameter.equals(APP) ? value : app;
            });
            case "stageVariables" -> members(json, variable -> {
                String value = StrictJson.text(json);
                api = variable.equals(API_VARIABLE) ? value : api;
            });
            // REST: requestContext.identity.sourceIp; HTTP: requestContext.http.sourceIp.
            case "requestContext" -> members(json, part -> {
                if (part.equals("identity") || part.equals("http")) {
                    members(json, field -> sourceOf(json, field));
                } else {
                    json.skipValue();
                }
            });
            default -> json.skipValue();
        }
    }

    private void sourceOf(JsonReader json, String name) throws IOException {
        if (name.equals("sourceIp")) {
            source = StrictJson.text(json);
        } else {
            json.skipValue();
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

    private AuthorizerEvent result(String route, String resource) {
        return new AuthorizerEvent(new AccessRequest(api, route, resource, app),
                hasMultiValueHeaders ? multiValueHeaders : headers, source);
    }

    private String required(String name) throws IOException {
        String text = texts.get(name);
        if (text == null) {
            throw new IOException("the authorizer event has no " + name);
        }
        return text;
    }
}
