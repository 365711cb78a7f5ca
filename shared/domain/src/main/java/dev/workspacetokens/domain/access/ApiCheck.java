package dev.workspacetokens.domain.access;

import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks whether one API of a draft makes sense, and makes of it what does.
final class ApiCheck {

    private static final int MAX_BASE_PATHS = 20;
    private static final String ANY = "'" + RouteNeed.ANY + "'";

    private final List<String> at;
    private final DraftApi api;
    private final @Nullable Set<String> permissions;
    private final List<Violation> violations;

    /// @param at where the API is in the policy
    /// @param permissions that the roles have; null when not all could be read
    /// @param violations to add to
    ApiCheck(List<String> at, DraftApi api, @Nullable Set<String> permissions, List<Violation> violations) {
        this.at = at;
        this.api = api;
        this.permissions = permissions;
        this.violations = violations;
    }

    /// The routes that make sense.
    ///
    /// @param few whether there are so few of them that each may be compared with each
    ApiRoutes routes(boolean few) {
        String match = api.match();
        boolean byPath = DraftApi.PATH.equals(match);
        if (match != null && !byPath && !match.equals(DraftApi.ROUTE)) {
            note("match", "must be '" + DraftApi.ROUTE + "' or '" + DraftApi.PATH + "'");
        }
        String parameter = api.appParameter();
        if (parameter != null && !Words.isParameter(parameter)) {
            note("app_parameter", "must be " + Words.PARAMETER);
        }
        List<List<String>> basePaths = basePaths(api.basePaths(), match);
        Map<RouteTemplate, RouteNeed> routes = new LinkedHashMap<>();
        api.routes().forEach((text, draft) -> {
            List<String> path = Violation.path(Violation.path(at, "routes"), text);
            Optional<RouteTemplate> template = template(path, text, byPath, basePaths);
            Optional<RouteNeed> need = draft == null ? Optional.empty() : need(path, draft);
            if (draft != null && template.isPresent() && need.isPresent() && parameter != null) {
                objection(template.get(), need.get(), draft.appFree(), parameter)
                        .ifPresentOrElse(objection -> violations.add(new Violation(path, objection)),
                                () -> routes.put(template.get(), need.get()));
            }
        });
        String name = parameter == null ? DraftApi.APP_PARAMETER : parameter;
        if (byPath && few) {
            overlaps(routes, name);
        }
        return byPath ? new PathRoutes(basePaths, name, routes) : new DeclaredRoutes(name, routes);
    }

    private void note(String field, String detail) {
        violations.add(new Violation(Violation.path(at, field), detail));
    }

    private List<List<String>> basePaths(@Nullable List<String> texts, @Nullable String match) {
        List<List<String>> paths = new ArrayList<>();
        if (texts == null || match == null) {
            return paths;
        }
        if (match.equals(DraftApi.ROUTE) && !texts.isEmpty()) {
            note("base_paths", "must not be given unless 'match' is '" + DraftApi.PATH + "'");
        }
        if (match.equals(DraftApi.PATH) && (texts.isEmpty() || texts.size() > MAX_BASE_PATHS)) {
            note("base_paths", "must be 1 to " + MAX_BASE_PATHS + " paths when 'match' is '" + DraftApi.PATH + "'");
        }
        for (int i = 0; i < texts.size(); i++) {
            List<String> segments = PlainPath.segments(texts.get(i));
            List<String> path = List.of("base_paths", String.valueOf(i));
            if (segments == null) {
                violations.add(new Violation(join(path), "must be / or a path of plain segments that ends without /"));
            } else if (paths.contains(segments)) {
                violations.add(new Violation(join(path), "is in the list already"));
            } else {
                paths.add(segments);
            }
        }
        return paths;
    }

    private List<String> join(List<String> steps) {
        var path = new ArrayList<>(at);
        path.addAll(steps);
        return path;
    }

    private Optional<RouteTemplate> template(List<String> path, String text, boolean byPath,
            List<List<String>> basePaths) {
        Optional<String> objection = RouteTemplate.objection(text);
        Optional<RouteTemplate> template = objection.isPresent()
                ? Optional.empty()
                : Optional.of(RouteTemplate.of(text));
        objection.or(() -> template.filter(one -> byPath && one.takesTheRest())
                .map(_ -> "must have a parameter for each segment, because 'match' is '" + DraftApi.PATH + "'"))
                .or(() -> basePaths.stream().filter(base -> template.isPresent() && isBelow(template.get(), base))
                        .findFirst().map(base -> "must be written without the base path /" + String.join("/", base)))
                .ifPresent(detail -> violations.add(new Violation(path, detail)));
        return template;
    }

    /// Whether a call of the route would have the base path twice, which nobody means.
    private static boolean isBelow(RouteTemplate route, List<String> base) {
        return !base.isEmpty() && route.segments().size() >= base.size()
                && route.segments().subList(0, base.size()).equals(base);
    }

    private Optional<RouteNeed> need(List<String> path, DraftNeed draft) {
        String permission = draft.permission();
        String workspace = draft.workspace();
        if ((permission == null) == (workspace == null)) {
            violations.add(new Violation(path, "must need either a 'permission' or one on the 'workspace'"));
            return Optional.empty();
        }
        String named = permission == null ? workspace : permission;
        if (RouteNeed.ANY.equals(permission)) {
            return Optional.of(new RouteNeed.LiveToken());
        }
        if (named == null || (permissions != null && !permissions.contains(named))) {
            violations.add(new Violation(path,
                    "must need a permission that a role has" + (named != null && Words.isPermission(named)
                            ? ", and '" + named + "' is in none"
                            : "")));
            return Optional.empty();
        }
        return Optional.of(permission == null ? new RouteNeed.OnAllApps(named) : new RouteNeed.OnApp(named));
    }

    /// Says why a route cannot need this, or nothing when it can.
    ///
    /// A parameter that names an app by another name would not be looked at: a token would pass for the apps of
    /// every workspace.
    private static Optional<String> objection(RouteTemplate route, RouteNeed need, boolean appFree, String parameter) {
        String app = "{" + parameter + "}";
        boolean hasApp = route.place(parameter) >= 0;
        return Optional.ofNullable(switch (need) {
            case RouteNeed.OnApp _ when appFree -> "must not be 'app_free', because it needs a permission on the app";
            case RouteNeed.OnApp _ when !hasApp -> route.isOpen()
                    ? "must have " + app + " in its path, the parameter that names the app, or need " + ANY
                            + " with \"app_free\": true"
                    : "must have " + app + " in its path to need a permission; without an app it can need " + ANY
                            + " or a permission on the 'workspace'";
            case RouteNeed.LiveToken _ when hasApp -> "must need a permission, because it has " + app
                    + ": a token of any workspace would pass";
            case RouteNeed.OnAllApps _ when hasApp -> "must need a permission on the app, because it has " + app
                    + ": a token of any workspace would pass";
            case RouteNeed.LiveToken _ when route.isOpen() && !appFree -> notFree(app);
            case RouteNeed.OnAllApps _ when route.isOpen() && !appFree -> notFree(app);
            case RouteNeed.OnApp _,RouteNeed.LiveToken _,RouteNeed.OnAllApps _ -> null;
        });
    }

    private static String notFree(String app) {
        return "must have \"app_free\": true, because it has a parameter. If that names the app, it must be called "
                + app;
    }

    private void overlaps(Map<RouteTemplate, RouteNeed> routes, String parameter) {
        for (Overlaps.Pair pair : Overlaps.find(routes, parameter)) {
            violations.add(new Violation(join(Arrays.asList("routes", pair.second())), "could take the same call as '"
                    + pair.first() + "' (" + pair.common() + ") with another need, and neither is more specific"));
        }
    }
}
