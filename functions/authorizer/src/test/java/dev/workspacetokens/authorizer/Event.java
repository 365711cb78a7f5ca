package dev.workspacetokens.authorizer;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// An authorizer event as API Gateway sends it, of a request for one route.
///
/// @param method of the request
/// @param routeKey the route as it is declared: its method or `ANY`, and its path; or `$default`
/// @param path as it was requested
/// @param parameters of the path
/// @param headers in the order in which they were sent, name and value
/// @param stageVariables of the stage
record Event(String method, String routeKey, String path, Map<String, String> parameters,
        List<Map.Entry<String, String>> headers, Map<String, String> stageVariables) {

    static final String ARN = "arn:aws:execute-api:eu-central-1:000000000000:abcdef1234/live/";
    private static final String REST = resource("rest-event.json");
    private static final String HTTP = resource("http-event.json");

    static Event me() {
        return new Event("GET", "GET /me", "/me", Map.of(), List.of(), Map.of());
    }

    static Event app(String app) {
        return route("GET /apps/{app}", app);
    }

    /// A route with an app, such as `GET /apps/{app}/builds/{build}`.
    static Event route(String route, String app) {
        int space = route.indexOf(' ');
        return new Event(route.substring(0, space), route,
                route.substring(space + 1).replace("{app}", app).replace("{build}", "b-1"),
                Map.of("app", app, "build", "b-1", "other", "x"), List.of(), Map.of());
    }

    /// A request that a route for everything takes.
    ///
    /// @param routeKey `ANY /{proxy+}` or `$default`
    static Event proxied(String method, String routeKey, String path) {
        return new Event(method, routeKey, path,
                routeKey.endsWith("+}") ? Map.of("proxy", path.substring(1)) : Map.of(), List.of(), Map.of());
    }

    Event with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new Event(method, routeKey, path, parameters, more, stageVariables);
    }

    Event bearer(String secret) {
        return with("Authorization", "Bearer " + secret);
    }

    Event at(String otherPath) {
        return new Event(method, routeKey, otherPath, parameters, headers, stageVariables);
    }

    Event ofApi(String name) {
        return new Event(method, routeKey, path, parameters, headers, Map.of("workspace_tokens_api", name));
    }

    /// The declared path. A REST API has none for everything else but `/{proxy+}`.
    private String resource() {
        return routeKey.equals("$default") ? "/{proxy+}" : routeKey.substring(routeKey.indexOf(' ') + 1);
    }

    /// What the verdict must be about.
    String arn() {
        return ARN + method + path;
    }

    /// The event of a REST API: every value of a header in `multiValueHeaders`, the last one in `headers`.
    String rest() {
        var last = new LinkedHashMap<String, String>();
        var all = new LinkedHashMap<String, List<String>>();
        headers.forEach(header -> {
            last.put(header.getKey(), quoted(header.getValue()));
            all.computeIfAbsent(header.getKey(), _ -> new ArrayList<>()).add(quoted(header.getValue()));
        });
        return fill(REST, object(last)).replace("%MULTI%", object(all));
    }

    /// The event of an HTTP API: names in lower case, values of one name joined by commas.
    String http() {
        var joined = new LinkedHashMap<String, String>();
        headers.forEach(header -> joined.merge(header.getKey().toLowerCase(Locale.ROOT), header.getValue(),
                (one, other) -> one + "," + other));
        joined.replaceAll((_, value) -> quoted(value));
        return fill(HTTP, object(joined));
    }

    private String fill(String event, String headerObject) {
        return event.replace("%METHOD%", method).replace("%RESOURCE%", resource()).replace("%ROUTE%", routeKey)
                .replace("%PATH%", String.valueOf(JsonStringEncoder.getInstance().quoteAsString(path)))
                .replace("%PARAMETERS%", texts(parameters)).replace("%STAGE%", texts(stageVariables))
                .replace("%HEADERS%", headerObject);
    }

    private static String texts(Map<String, String> texts) {
        return texts.isEmpty()
                ? "null"
                : object(texts.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> quoted(entry.getValue()))));
    }

    private static String object(Map<String, ?> fields) {
        return fields.entrySet().stream().map(field -> quoted(field.getKey()) + ": " + field.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(Event.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
