package dev.workspacetokens.domain.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A method and a path with parameters, such as `GET /apps/{app}`; or `$default`, which stands for every call.
///
/// @param method or [#ANY_METHOD]
/// @param segments of the path: `apps`, `{app}`, `{proxy+}`; of `$default` the one that takes all
record RouteTemplate(String method, List<String> segments) {

    /// Stands for every method.
    static final String ANY_METHOD = "ANY";
    /// What an HTTP API calls the route of everything that no other route takes.
    static final String DEFAULT = "$default";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
            ANY_METHOD);
    private static final int MAX_LENGTH = 256;

    /// Reads a template to which there is no [objection][#objection(String)].
    static RouteTemplate of(String text) {
        if (text.equals(DEFAULT)) {
            return new RouteTemplate(ANY_METHOD, List.of("{" + DEFAULT + "+}"));
        }
        int space = text.indexOf(' ');
        return new RouteTemplate(text.substring(0, space), segments(text.substring(space + 1)));
    }

    private static List<String> segments(String path) {
        return path.equals("/") ? List.of() : Arrays.asList(path.substring(1).split("/", -1));
    }

    /// Says why a text is no template, or nothing when it is one.
    static Optional<String> objection(String text) {
        if (text.equals(DEFAULT)) {
            return Optional.empty();
        }
        int space = text.indexOf(' ');
        if (text.length() > MAX_LENGTH) {
            return Optional.of("must not be longer than " + MAX_LENGTH + " characters");
        }
        if (space < 0 || !METHODS.contains(text.substring(0, space))) {
            return Optional.of("must be a method in capitals or ANY, a space and a path: GET /apps/{app}");
        }
        String path = text.substring(space + 1);
        return path.startsWith("/") ? objection(segments(path)) : Optional.of("must have a path that begins with /");
    }

    private static Optional<String> objection(List<String> segments) {
        var names = new HashSet<String>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.isEmpty()) {
                return Optional.of("must have no empty segment, and no slash at its end");
            }
            if (segment.startsWith(":") || segment.startsWith("<")) {
                return Optional.of("must have its parameters in braces, such as {app}");
            }
            if (isGreedy(segment) && i < segments.size() - 1) {
                return Optional.of("must have a parameter with + at its end only");
            }
            if (isParameter(segment)
                    ? !names.add(name(segment)) || !Words.isParameter(name(segment))
                    : !PlainPath
                            .isSegment(segment)) {
                return Optional.of("must have a path of plain segments and whole parameters, each of another name");
            }
        }
        return Optional.empty();
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return isParameter(segment) && segment.endsWith("+}");
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - (isGreedy(segment) ? 2 : 1));
    }

    /// At which segment the parameter is, from 0; less than that when it is none.
    int place(String parameter) {
        return segments.indexOf("{" + parameter + "}");
    }

    /// Whether the template stands for more than one path.
    boolean isOpen() {
        return segments.stream().anyMatch(RouteTemplate::isParameter);
    }

    /// Whether a parameter stands for any number of segments.
    boolean takesTheRest() {
        return !segments.isEmpty() && isGreedy(segments.getLast());
    }

    /// As it is written.
    String text() {
        return takesTheRest() && segments.getLast().equals("{" + DEFAULT + "+}")
                ? DEFAULT
                : method + " /" + String.join("/", segments);
    }

    /// The template without the names of its parameters.
    RouteTemplate shape() {
        return new RouteTemplate(method, segments.stream().map(RouteTemplate::kind).toList());
    }

    private static String kind(String segment) {
        return isParameter(segment) ? "{}" : segment;
    }

    /// The paths that both take, with this one's method; nothing when there are none.
    Optional<RouteTemplate> meet(RouteTemplate other) {
        if (segments.size() != other.segments.size()) {
            return Optional.empty();
        }
        var both = new String[segments.size()];
        for (int i = 0; i < both.length; i++) {
            String mine = kind(segments.get(i));
            String theirs = kind(other.segments.get(i));
            if (!mine.equals(theirs) && !isParameter(mine) && !isParameter(theirs)) {
                return Optional.empty();
            }
            both[i] = isParameter(mine) ? theirs : mine;
        }
        return Optional.of(new RouteTemplate(method, Stream.of(both).toList()));
    }

    /// Whether this takes all paths of the other, which has as many segments.
    boolean covers(RouteTemplate other) {
        for (int i = 0; i < segments.size(); i++) {
            if (!isParameter(segments.get(i)) && !segments.get(i).equals(other.segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether two segments are always the same.
    boolean haveSameLiteral(int one, int other) {
        return !isParameter(segments.get(one)) && segments.get(one).equals(segments.get(other));
    }

    /// Whether the other's path is the more specific one: where they first differ, it has the literal. Both must take a
    /// path in common.
    boolean isWiderThan(RouteTemplate other) {
        for (int i = 0; i < segments.size(); i++) {
            boolean mine = isParameter(segments.get(i));
            if (mine != isParameter(other.segments.get(i))) {
                return mine;
            }
        }
        return false;
    }
}
