package dev.workspacetokens.local.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A request as it was sent: path and query still encoded, headers with their own names and in their order.
///
/// It prints its method only: path, headers and body may hold what must not be logged.
public final class HttpRequest {

    /// A body that is longer than this is not kept.
    public static final int MAX_BODY = 10 * 1024 * 1024;

    private final String method;
    private final String target;
    private final List<Header> headers;
    private final byte[] body;
    private final boolean bodyTooLong;

    HttpRequest(String method, String target, List<Header> headers, byte[] body, boolean bodyTooLong) {
        this.method = method;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.bodyTooLong = bodyTooLong;
    }

    /// A request that did not come over the network.
    public static HttpRequest of(String method, String target, List<Header> headers, String body) {
        return new HttpRequest(method, target, headers, body.getBytes(StandardCharsets.UTF_8), false);
    }

    /// The same request by another method.
    public HttpRequest as(String otherMethod) {
        return new HttpRequest(otherMethod, target, headers, body, bodyTooLong);
    }

    public String method() {
        return method;
    }

    /// The path, as it was sent.
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// The query without its question mark, as it was sent.
    public String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    public List<Header> headers() {
        return headers;
    }

    /// All values of a header, in their order.
    public List<String> headers(String name) {
        return headers.stream().filter(header -> header.is(name)).map(Header::value).toList();
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
    }

    /// The body; empty when there is none, or when it is too long.
    public byte[] body() {
        return body.clone();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public int bodySize() {
        return body.length;
    }

    /// Whether the body was longer than [#MAX_BODY].
    public boolean isBodyTooLong() {
        return bodyTooLong;
    }

    /// The bytes of the request line.
    public int lineSize() {
        return method.length() + target.length() + " ".length() + " HTTP/1.1".length();
    }

    /// The bytes of the request line and all headers.
    public int headSize() {
        return lineSize() + headers.stream().mapToInt(header -> header.name().length() + header.value().length()).sum();
    }

    @Override
    public String toString() {
        return method;
    }
}
