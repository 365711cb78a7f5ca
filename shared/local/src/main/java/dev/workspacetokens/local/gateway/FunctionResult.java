package dev.workspacetokens.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A function's result as the answer that the gateway makes of it.
final class FunctionResult {

    private FunctionResult() {}

    /// Payload format 2.0. A result without `statusCode` is itself the body of a 200.
    ///
    /// @return nothing when the result cannot be an answer
    static Optional<HttpResponse> ofHttpApi(byte[] result) {
        JsonNode node = JsonTexts.parse(result).orElse(null);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isObject() || !node.has("statusCode")) {
            return Optional.of(HttpResponse.json(200, node.isTextual() ? node.textValue() : node.toString()));
        }
        var headers = headers(node.path("headers"));
        node.path("cookies").forEach(cookie -> headers.add(new Header("Set-Cookie", cookie.asText())));
        return structured(node, headers, "text/plain;charset=UTF-8", node.path("isBase64Encoded").asBoolean());
    }

    /// Lambda proxy integration of a REST API without binary media types: the body is text whatever the flag says.
    ///
    /// @return nothing when the result is malformed
    static Optional<HttpResponse> ofRestApi(byte[] result) {
        JsonNode node = JsonTexts.parse(result).orElse(null);
        if (node == null || !node.isObject()) {
            return Optional.empty();
        }
        var headers = headers(node.path("headers"));
        node.path("multiValueHeaders").properties().forEach(entry -> {
            headers.removeIf(header -> header.is(entry.getKey()));
            entry.getValue().forEach(value -> headers.add(new Header(entry.getKey(), value.asText())));
        });
        return structured(node, headers, "application/json", false);
    }

    private static List<Header> headers(JsonNode node) {
        var headers = new ArrayList<Header>();
        node.properties().forEach(entry -> headers.add(new Header(entry.getKey(), entry.getValue().asText())));
        return headers;
    }

    private static Optional<HttpResponse> structured(JsonNode node, List<Header> headers, String mediaType,
            boolean base64) {
        int status = node.path("statusCode").asInt(0);
        JsonNode body = node.path("body");
        if (status < 100 || status > 599 || !(body.isMissingNode() || body.isNull() || body.isTextual())) {
            return Optional.empty();
        }
        if (headers.stream().noneMatch(header -> header.is("Content-Type")) && status != 204) {
            headers.add(new Header("Content-Type", mediaType));
        }
        headers.removeIf(header -> header.is("Content-Length") || header.is("Connection"));
        String text = body.isTextual() ? body.textValue() : "";
        return Optional.of(new HttpResponse(status, headers,
                base64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8)));
    }
}
