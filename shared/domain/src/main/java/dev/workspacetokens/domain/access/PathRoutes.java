package dev.workspacetokens.domain.access;

import dev.workspacetokens.domain.AsciiCase;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The routes of an API whose gateway has one route for everything, told apart by the path of the call.
///
/// The path is compared below the longest base path that it begins with. An exact method counts before any method, and
/// then a literal segment before a parameter, from left to right. [Overlaps] sees to it that no other reading of the
/// policy gives another answer. A path costs a step for each of its segments, and at most one for each segment of
/// all templates.
final class PathRoutes implements ApiRoutes {

    private final List<List<String>> basePaths;
    private final Map<String, Node> methods = new HashMap<>();

    /// @param basePaths of plain segments
    /// @param appParameter that names the app
    /// @param routes without a parameter that takes the rest
    PathRoutes(List<List<String>> basePaths, String appParameter, Map<RouteTemplate, RouteNeed> routes) {
        this.basePaths = basePaths.stream()
                .sorted(Comparator.comparingInt((List<String> path) -> path.size()).reversed())
                .toList();
        routes.forEach((template, need) -> {
            Node node = methods.computeIfAbsent(template.method(), _ -> new Node());
            for (String segment : template.segments()) {
                node = node.grow(segment);
            }
            node.end = new End(need, template.place(appParameter));
        });
    }

    @Override
    public RouteMatch find(RouteCall call) {
        List<String> path = call.path() == null ? null : PlainPath.segments(call.path());
        if (path == null) {
            return RouteMatch.AMBIGUOUS;
        }
        for (List<String> base : basePaths) {
            if (path.size() >= base.size() && path.subList(0, base.size()).equals(base)) {
                RouteMatch exact = find(methods.get(call.method()), path, base.size());
                return exact instanceof RouteMatch.Closed
                        ? find(methods.get(RouteTemplate.ANY_METHOD), path, base.size())
                        : exact;
            }
        }
        return RouteMatch.CLOSED;
    }

    private static RouteMatch find(@Nullable Node root, List<String> path, int from) {
        return root == null ? RouteMatch.CLOSED : root.find(path, from, from);
    }

    /// Where a template ends.
    ///
    /// @param need of the route
    /// @param app at which segment below the base path the app is; less than 0 when it is nowhere
    private record End(RouteNeed need, int app) {

        RouteMatch open(List<String> path, int base) {
            return new RouteMatch.Open(need, need instanceof RouteNeed.OnApp ? path.get(base + app) : null);
        }
    }

    private static final class Node {

        private final Map<String, Node> literals = new HashMap<>();
        private final Set<String> inLowerCase = new HashSet<>();
        private @Nullable Node parameter;
        private @Nullable End end;

        Node grow(String segment) {
            if (RouteTemplate.isParameter(segment)) {
                Node known = parameter;
                Node next = known == null ? new Node() : known;
                parameter = next;
                return next;
            }
            inLowerCase.add(AsciiCase.lower(segment));
            return literals.computeIfAbsent(segment, _ -> new Node());
        }

        RouteMatch find(List<String> path, int at, int base) {
            if (at == path.size()) {
                return end == null ? RouteMatch.CLOSED : end.open(path, base);
            }
            String segment = path.get(at);
            Node literal = literals.get(segment);
            RouteMatch found = literal == null ? RouteMatch.CLOSED : literal.find(path, at + 1, base);
            if (!(found instanceof RouteMatch.Closed) || parameter == null) {
                return found;
            }
            // Many frameworks compare without case: what is a parameter here may be the literal there.
            return literal == null && !literals.isEmpty() && inLowerCase.contains(AsciiCase.lower(segment))
                    ? RouteMatch.AMBIGUOUS
                    : parameter.find(path, at + 1, base);
        }
    }
}
