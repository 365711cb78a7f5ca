package dev.workspacetokens.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One HTTP request as API Gateway hands it over. Prints nothing of what it carries.
public final class Request {

    /// The largest body that is read, in bytes.
    public static final int MAX_BODY = 1024 * 1024;

    /// What [#caller(String)] calls the ARN of the IAM principal that signed the request.
    public static final String PRINCIPAL = "userArn";

    private final String route;
    private final Map<String, String> path;
    private final Map<String, String> query;
    private final Map<String, String> headers;
    private final Map<String, String> caller;
    private final String source;
    private final @Nullable String body;
    private final boolean base64;

    /// @param route the method and the route as the gateway declares it, such as `GET /roles`
    /// @param path the decoded path parameters
    /// @param query the decoded query parameters
    /// @param headers by lower-case name
    /// @param caller what the gateway's authorizer says of the caller; never anything the caller sent
    /// @param source the address that the gateway was called from; empty where it says none
    /// @param body as the gateway hands it over
    /// @param base64 whether the gateway encoded the body
    Request(String route, Map<String, String> path, Map<String, String> query, Map<String, String> headers,
            Map<String, String> caller, String source, @Nullable String body, boolean base64) {
        this.route = route;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.caller = caller;
        this.source = source;
        this.body = body;
        this.base64 = base64;
    }

    /// The method and the route as the gateway declares it, such as `GET /roles`.
    public String route() {
        return route;
    }

    /// Whether it asks for a change; if not it only reads.
    boolean isChange() {
        return !route.startsWith("GET ") && !route.startsWith("HEAD ");
    }

    /// A path parameter, decoded.
    ///
    /// @throws IllegalStateException when the route has none of this name
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no path parameter " + name);
        }
        return value;
    }

    /// A path parameter, decoded; nothing when the route has none of this name.
    Optional<String> pathIfAny(String name) {
        return Optional.ofNullable(path.get(name));
    }

    /// A query parameter, decoded; nothing when it was not sent. An empty one is sooner a variable that nobody set than
    /// a wish for everything.
    ///
    /// @throws Unreadable.Malformed when it is empty
    public Optional<String> query(String name) {
        Optional<String> value = Optional.ofNullable(query.get(name));
        if (value.filter(String::isEmpty).isPresent()) {
            throw new Unreadable.Malformed(
                    "The query parameter '" + name + "' is empty. Give it a value, or leave it out.");
        }
        return value;
    }

    /// A time in the query, to the millisecond; nothing when it was not sent.
    ///
    /// @throws Unreadable.Malformed when it is empty, or no time
    public Optional<Instant> time(String name) {
        return query(name).map(text -> Rfc3339Time.parse(text).orElseThrow(() -> new Unreadable.Malformed(
                "The query parameter '" + name + "' must be a time such as 2027-02-21T00:00:00Z.")));
    }

    /// A day in the query; nothing when it was not sent.
    ///
    /// @throws Unreadable.Malformed when it is empty, or no day
    public Optional<LocalDate> day(String name) {
        return query(name).map(text -> {
            try {
                if (text.length() == "2027-02-21".length()) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeParseException _) {
                // Told below, as for every other text that is no day.
            }
            throw new Unreadable.Malformed("The query parameter '" + name + "' must be a day such as 2027-02-21.");
        });
    }

    /// One of a few texts in the query; nothing when it was not sent.
    ///
    /// @throws Unreadable.Malformed when it is empty, or none of them
    public Optional<String> choice(String name, List<String> choices) {
        Optional<String> chosen = query(name);
        if (chosen.isPresent() && !choices.contains(chosen.get())) {
            String any = choices.stream().map(choice -> "'" + choice + "'").collect(Collectors.joining(", "));
            throw new Unreadable.Malformed("The query parameter '" + name + "' must be "
                    + any.replaceFirst(", ('[^']*')$", " or $1") + ".");
        }
        return chosen;
    }

    /// A header; nothing when it was not sent.
    ///
    /// @param name in lower case
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// What the gateway's authorizer says of the caller under this name, such as the claim `sub` or the
    /// [#PRINCIPAL]; empty when it says nothing.
    public String caller(String name) {
        return caller.getOrDefault(name, "");
    }

    /// The address that the gateway was called from; empty where it says none.
    public String source() {
        return source;
    }

    /// The body's bytes, decoded; none when there is no body.
    ///
    /// @throws Unreadable.TooLarge when there are more than [#MAX_BODY]
    /// @throws Unreadable.Malformed when the encoding is broken
    public byte[] body() {
        byte[] bytes = body == null ? new byte[0] : decode(body);
        if (bytes.length > MAX_BODY) {
            throw new Unreadable.TooLarge("The body is larger than 1 MiB.");
        }
        return bytes;
    }

    private byte[] decode(String text) {
        try {
            return base64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Unreadable.Malformed("The body's encoding is broken.");
        }
    }

    @Override
    public String toString() {
        return "Request[" + route + "]";
    }
}
