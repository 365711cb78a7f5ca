package dev.workspacetokens.authorizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.workspacetokens.domain.decision.AccessRequest;
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
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

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

    private static EventReader read(InputStream json) throws IOException {
        var event = new EventReader();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("an authorizer event is a JSON object");
            }
            fields(parser, event::field);
        }
        return event;
    }

    private void field(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "httpMethod", "resource", "methodArn", "routeKey", "routeArn" -> texts.put(name, text(parser));
            case "headers" -> fields(parser, (value, header) -> authorization(value, header, headers));
            case "multiValueHeaders" -> {
                hasMultiValueHeaders = parser.currentToken() == JsonToken.START_OBJECT;
                fields(parser, (value, header) -> authorization(value, header, multiValueHeaders));
            }
            case "pathParameters" -> fields(parser, (value, parameter) -> {
                if (parameter.equals(APP)) {
                    app = text(value);
                }
            });
            case "stageVariables" -> fields(parser, (value, variable) -> {
                if (variable.equals(API_VARIABLE)) {
                    api = text(value);
                }
            });
            // REST: requestContext.identity.sourceIp; HTTP: requestContext.http.sourceIp.
            case "requestContext" -> fields(parser, (context, part) -> {
                if (part.equals("identity") || part.equals("http")) {
                    fields(context, this::sourceOf);
                } else {
                    context.skipChildren();
                }
            });
            default -> parser.skipChildren();
        }
    }

    private void sourceOf(JsonParser parser, String name) throws IOException {
        if (name.equals("sourceIp")) {
            source = text(parser);
        } else {
            parser.skipChildren();
        }
    }

    private static void authorization(JsonParser parser, String header, List<String> values) throws IOException {
        if (!header.equalsIgnoreCase("authorization")) {
            parser.skipChildren();
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(text(parser));
            }
        } else {
            values.add(text(parser));
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

    /// Reads an object's fields; of anything else, such as null, there are none.
    private static void fields(JsonParser parser, FieldReader reader) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name; (name = parser.nextFieldName()) != null;) {
            parser.nextToken();
            reader.read(parser, name);
        }
    }

    private static String text(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IOException("the authorizer event has something else where a text belongs");
        }
        return parser.getText();
    }

    private interface FieldReader {
        void read(JsonParser parser, String name) throws IOException;
    }
}
