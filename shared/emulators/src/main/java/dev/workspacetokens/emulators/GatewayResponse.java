package dev.workspacetokens.emulators;

import java.util.Map;
import java.util.OptionalInt;

/// What a REST API answers by itself in one case, such as `UNAUTHORIZED`.
///
/// @param type the case
/// @param status the status, or nothing: that of the case
/// @param headers mapping expressions by header name: a text in single quotes, or a value of the request or the context
/// @param bodies templates by media type
public record GatewayResponse(String type, OptionalInt status, Map<String, String> headers,
        Map<String, String> bodies) {

    public GatewayResponse {
        headers = Map.copyOf(headers);
        bodies = Map.copyOf(bodies);
    }
}
