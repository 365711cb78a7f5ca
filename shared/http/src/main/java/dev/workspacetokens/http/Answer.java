package dev.workspacetokens.http;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a handler answers. Prints only its status: the body may hold a token.
public final class Answer {

    private final int status;
    private final Map<String, String> headers;
    private final @Nullable Object body;

    private Answer(int status, Map<String, String> headers, @Nullable Object body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /// One object: `{"data": …}`.
    ///
    /// @param data maps, lists, texts, numbers, booleans and nulls
    public static Answer data(int status, Object data) {
        return json(status, "application/json", Map.of("data", data));
    }

    /// Data with something beside it.
    ///
    /// @param beside by name; none is called `data`
    public static Answer data(int status, Object data, Map<String, Object> beside) {
        var body = new LinkedHashMap<String, Object>();
        body.put("data", data);
        body.putAll(beside);
        return json(status, "application/json", body);
    }

    /// JSON that is written already, as a part of what is answered.
    ///
    /// @param json one valid value
    public static Object embedded(String json) {
        return new RawValue(json);
    }

    /// Any JSON of any media type.
    static Answer json(int status, String contentType, Object body) {
        return new Answer(status, Map.of("content-type", contentType), body);
    }

    /// An answer without a body.
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), null);
    }

    /// The same answer with one more header.
    ///
    /// @param name in lower case
    public Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /// The same answer, never to be stored by anything on its way: it carries a secret.
    public Answer secret() {
        return with("cache-control", "no-store");
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /// The body as JSON text; null without one.
    @Nullable
    String text() {
        return body == null ? null : Json.write(body);
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
