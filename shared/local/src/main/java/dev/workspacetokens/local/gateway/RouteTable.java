package dev.workspacetokens.local.gateway;

import dev.workspacetokens.emulators.Route;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which route a request takes: segment by segment a literal beats `{param}`, which beats `{proxy+}`; `$default` takes
/// what no other does.
public final class RouteTable {

    /// A route that was found.
    ///
    /// @param pathParameters percent-decoded
    public record Match(Route route, Map<String, String> pathParameters) {}

    private static final String DEFAULT = "$default";
    private static final Comparator<Route> MOST_SPECIFIC = Comparator.comparing(RouteTable::rank)
            .thenComparing(route -> route.method().equals("ANY"));

    private final List<Route> routes;

    public RouteTable(List<Route> routes) {
        this.routes = routes.stream().sorted(MOST_SPECIFIC).toList();
    }

    /// The route of an HTTP API: the most specific one that takes this method.
    public Optional<Match> find(String method, String path) {
        return routes.stream()
                .filter(route -> takes(route, method) && matches(route.path(), path))
                .findFirst()
                .map(route -> new Match(route, parameters(route.path(), path)));
    }

    /// The route of a REST API: first the most specific resource, then its method, if it has it.
    public Optional<Match> findOfResource(String method, String path) {
        Optional<String> resource = routes.stream().map(Route::path).filter(one -> matches(one, path)).findFirst();
        return resource.flatMap(one -> routes.stream()
                .filter(route -> route.path().equals(one) && takes(route, method))
                .findFirst()
                .map(route -> new Match(route, parameters(one, path))));
    }

    /// How near the routes come to a path: 2 one of them matches, 1 one begins with the same segment, 0 none does.
    public int nearness(String path) {
        if (routes.stream().anyMatch(route -> matches(route.path(), path))) {
            return 2;
        }
        return routes.stream().anyMatch(route -> segments(route.path())[0].equals(segments(path)[0])) ? 1 : 0;
    }

    private static boolean takes(Route route, String method) {
        return route.method().equals(method) || route.method().equals("ANY");
    }

    /// Sorts before what is less specific: each segment a letter, a literal first.
    private static String rank(Route route) {
        if (route.path().equals(DEFAULT)) {
            return "d";
        }
        var rank = new StringBuilder();
        for (String segment : segments(route.path())) {
            rank.append(isGreedy(segment) ? 'c' : isParameter(segment) ? 'b' : 'a');
        }
        return rank.toString();
    }

    private static String[] segments(String path) {
        return path.substring(1).split("/", -1);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return segment.endsWith("+}");
    }

    private static boolean matches(String template, String path) {
        if (template.equals(DEFAULT)) {
            return true;
        }
        String[] wanted = segments(template);
        String[] actual = segments(path);
        for (int i = 0; i < wanted.length; i++) {
            if (i >= actual.length || (actual[i].isEmpty() && isParameter(wanted[i]))) {
                return false;
            }
            if (isGreedy(wanted[i])) {
                return true;
            }
            if (!isParameter(wanted[i]) && !wanted[i].equals(actual[i])) {
                return false;
            }
        }
        return wanted.length == actual.length;
    }

    private static Map<String, String> parameters(String template, String path) {
        var parameters = new LinkedHashMap<String, String>();
        String[] wanted = segments(template);
        String[] actual = segments(path);
        for (int i = 0; i < wanted.length; i++) {
            if (isGreedy(wanted[i])) {
                String rest = String.join("/", Arrays.asList(actual).subList(i, actual.length));
                parameters.put(wanted[i].substring(1, wanted[i].length() - 2), Percent.decode(rest));
            } else if (isParameter(wanted[i])) {
                parameters.put(wanted[i].substring(1, wanted[i].length() - 1), Percent.decode(actual[i]));
            }
        }
        return parameters;
    }
}
