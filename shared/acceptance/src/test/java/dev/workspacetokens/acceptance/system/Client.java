package dev.workspacetokens.acceptance.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Somebody who calls an API over HTTP. Every answer must keep to the [Contract].
///
/// @param address of the API, without a slash at its end
/// @param caller who calls
/// @param witness sees every answer
public record Client(URI address, Caller caller, Consumer<Reply> witness) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Reply get(String path) {
        return send("GET", path, new byte[0]);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, new byte[0], headers);
    }

    public Reply post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Reply put(String path, String body) {
        return send("PUT", path, body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply patch(String path, String body, String... headers) {
        return send("PATCH", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /// Calls a route such as `GET /me`.
    public Reply call(String route, String body) {
        int space = route.indexOf(' ');
        return send(route.substring(0, space), route.substring(space + 1), body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply send(String method, String path, byte[] body, String... headers) {
        URI called = URI.create(address + path);
        var request = HttpRequest.newBuilder(called).method(method, body.length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body)).header("Content-Type", "application/json");
        caller.headers(method, called, body)
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            var reply = new Reply(method + " " + path, response.statusCode(), response.headers(), response.body());
            witness.accept(reply);
            Contract.OF_THIS_BUILD.check(method, path, body, reply);
            return reply;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("Nothing answers at " + address + ": " + method + " " + path + " failed with " + e,
                    e);
        }
    }
}
