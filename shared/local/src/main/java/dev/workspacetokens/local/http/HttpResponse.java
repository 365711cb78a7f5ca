package dev.workspacetokens.local.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An answer. It prints its status only.
public final class HttpResponse {

    private final int status;
    private final List<Header> headers;
    private final byte[] body;

    public HttpResponse(int status, List<Header> headers, byte[] body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body.clone();
    }

    /// An answer with a JSON text.
    public static HttpResponse json(int status, String json, Header... more) {
        var headers = new ArrayList<>(List.of(more));
        headers.add(new Header("Content-Type", "application/json"));
        return new HttpResponse(status, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    public int status() {
        return status;
    }

    public List<Header> headers() {
        return headers;
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
    }

    public byte[] body() {
        return body.clone();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return String.valueOf(status);
    }
}
