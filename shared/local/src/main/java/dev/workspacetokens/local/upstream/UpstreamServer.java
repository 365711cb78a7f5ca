package dev.workspacetokens.local.upstream;

import dev.workspacetokens.domain.AsciiCase;
import dev.workspacetokens.local.gateway.ServerBehind;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// An engineer's own server. It gets method, path, query, body and headers as they were sent, without the token, and
/// who called in headers; its answer is handed back as it is.
public final class UpstreamServer implements ServerBehind, AutoCloseable {

    /// As long as an HTTP API waits.
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// Those between two neighbours, and those that the connection to the server has of its own.
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-authenticate",
            "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");
    private static final Set<String> OF_THE_CONNECTION = Set.of("host", "content-length", "expect");
    private static final String TOKEN = "authorization";
    private static final Pattern NO_URL_HAS = Pattern.compile("[\"<>\\\\^`{|}#]|%(?![0-9A-Fa-f]{2})");

    private final URI server;
    private final Duration timeout;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY).connectTimeout(TIMEOUT)
            .build();

    /// @param server without a path
    public UpstreamServer(URI server) {
        this(server, TIMEOUT);
    }

    UpstreamServer(URI server, Duration timeout) {
        this.server = server;
        this.timeout = timeout;
    }

    @Override
    public HttpResponse answer(HttpRequest request, String path, Map<String, String> context) {
        try {
            return handedBack(client.send(forwarded(request, path, context), BodyHandlers.ofByteArray()), request);
        } catch (HttpTimeoutException _) {
            return message(504, "did not answer within %d seconds, the longest that an HTTP API waits"
                    .formatted(timeout.toSeconds()));
        } catch (IOException e) {
            return message(502, "gave no answer (" + e.getClass().getSimpleName()
                    + "). Start your server there, or set UPSTREAM to where it listens");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return message(502, "was not waited for");
        }
    }

    private java.net.http.HttpRequest forwarded(HttpRequest request, String path, Map<String, String> context) {
        String query = request.query().isEmpty() ? "" : "?" + escaped(request.query());
        BodyPublisher body = request.bodySize() == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(request.body());
        var forwarded = java.net.http.HttpRequest.newBuilder(URI.create(server + escaped(path) + query))
                .method(request.method(), body).timeout(timeout);
        Set<String> dropped = new TreeSet<>(HOP_BY_HOP);
        dropped.addAll(OF_THE_CONNECTION);
        dropped.add(TOKEN);
        dropped.addAll(namedByConnection(request.headers("Connection")));
        for (Header header : request.headers()) {
            if (!dropped.contains(AsciiCase.lower(header.name())) && !CallerHeaders.couldBeTakenForOne(header)) {
                forwarded.header(header.name(), header.value());
            }
        }
        CallerHeaders.of(context).forEach(header -> forwarded.header(header.name(), header.value()));
        return forwarded.build();
    }

    /// Escapes what no URL may have, though some clients send it, and leaves the rest as it is.
    private static String escaped(String text) {
        return NO_URL_HAS.matcher(text)
                .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
    }

    private static List<String> namedByConnection(List<String> values) {
        return values.stream().flatMap(value -> List.of(value.split(",")).stream())
                .map(name -> AsciiCase.lower(name.strip())).toList();
    }

    private static HttpResponse handedBack(java.net.http.HttpResponse<byte[]> response, HttpRequest request) {
        Set<String> dropped = new TreeSet<>(HOP_BY_HOP);
        dropped.addAll(namedByConnection(response.headers().allValues("Connection")));
        dropped.remove("proxy-authenticate");
        if (!request.method().equals("HEAD")) {
            dropped.add("content-length"); // the listener's own
        }
        var headers = new ArrayList<Header>();
        response.headers().map().forEach((name, values) -> {
            if (!dropped.contains(AsciiCase.lower(name))) {
                values.forEach(value -> headers.add(new Header(name, value)));
            }
        });
        return new HttpResponse(response.statusCode(), headers, response.body());
    }

    private HttpResponse message(int status, String what) {
        return HttpResponse.json(status, "{\"message\":\"UPSTREAM=" + server + " " + what + ".\"}");
    }

    /// Ends the connections.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
