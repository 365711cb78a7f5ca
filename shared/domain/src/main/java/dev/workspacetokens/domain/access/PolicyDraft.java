package dev.workspacetokens.domain.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An access policy as somebody wrote it, before anybody looked whether it makes sense. [CheckedPolicy] does.
///
/// Null is what could not be read: whoever read it has told that, so the check says nothing more about it.
///
/// @param resource what an app is called
/// @param roles in the order in which people see them
/// @param apis by name
public record PolicyDraft(ResourceWords resource, @Nullable List<DraftRole> roles, Map<String, DraftApi> apis) {

    /// One that says nothing.
    public static PolicyDraft empty() {
        return new PolicyDraft(ResourceWords.APPS, List.of(), Map.of());
    }

    /// A draft of roles that are known.
    static PolicyDraft of(Collection<Role> roles, Map<String, DraftApi> apis) {
        return new PolicyDraft(ResourceWords.APPS, roles.stream().map(role -> new DraftRole(role.id(), role.title(),
                role.description(), List.copyOf(role.permissions()))).toList(), apis);
    }

    /// A role as it was written.
    ///
    /// @param id the word in requests and records
    /// @param title the word for people
    /// @param description what one may do with it, in a sentence
    /// @param permissions what it may do
    public record DraftRole(@Nullable String id, @Nullable String title, @Nullable String description,
            @Nullable List<String> permissions) {}

    /// An API as it was written.
    ///
    /// @param match [#ROUTE] or [#PATH]
    /// @param basePaths below which the API's paths are; empty when none are given
    /// @param appParameter the path parameter that names the app
    /// @param routes what each route needs
    public record DraftApi(@Nullable String match, @Nullable List<String> basePaths, @Nullable String appParameter,
            Map<String, @Nullable DraftNeed> routes) {

        /// The gateway says which of its routes a request takes.
        public static final String ROUTE = "route";
        /// The path of a request is compared with templates.
        public static final String PATH = "path";
        /// The parameter that names the app, where nothing else is said.
        public static final String APP_PARAMETER = "app";

        /// An API whose gateway declares all routes, each of which needs a permission or [RouteNeed#ANY].
        public static DraftApi ofRoutes(Map<String, String> permissions) {
            var routes = new LinkedHashMap<String, @Nullable DraftNeed>();
            permissions.forEach((route, permission) -> routes.put(route, DraftNeed.of(permission)));
            return new DraftApi(ROUTE, List.of(), APP_PARAMETER, routes);
        }
    }

    /// What a route needs: one of permission and workspace.
    ///
    /// @param permission on the app that the route names, or [RouteNeed#ANY]
    /// @param workspace a permission that the role on all apps must have
    /// @param appFree whether the deployer says that no parameter of the route names an app
    public record DraftNeed(@Nullable String permission, @Nullable String workspace, boolean appFree) {

        /// What most routes need.
        public static DraftNeed of(String permission) {
            return new DraftNeed(permission, null, false);
        }
    }
}
