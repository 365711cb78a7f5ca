package dev.workspacetokens.management;

import static dev.workspacetokens.application.access.WantedRoles.ALL_APPS;
import static dev.workspacetokens.application.access.WantedRoles.APPS;
import static dev.workspacetokens.application.access.WantedRoles.ROLES;

import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.http.JsonObject;

/// Reads the `roles` of a request: one role on all apps, or a role for each app.
final class RolesReader {

    private RolesReader() {}

    /// Reads the roles of a new token; notes what is wrong with their shape.
    static WantedRoles read(JsonObject body) {
        return oneOfBoth(body.object(ROLES, ALL_APPS, APPS));
    }

    /// Reads the roles that replace others, as a caller may have read them before: with the apps that are gone, which
    /// stay behind.
    static WantedRoles readReplacement(JsonObject body) {
        JsonObject roles = body.object(ROLES, ALL_APPS, APPS, TokenJson.GONE);
        if (roles.has(TokenJson.GONE)) {
            var _ = roles.strings(TokenJson.GONE);
            if (roles.has(ALL_APPS)) {
                roles.note(roles.at(TokenJson.GONE), "belongs to '" + APPS + "'");
            }
        }
        return oneOfBoth(roles);
    }

    private static WantedRoles oneOfBoth(JsonObject roles) {
        if (roles.has(ALL_APPS) == roles.has(APPS)) {
            roles.note(roles.path(), "must have exactly one of '" + ALL_APPS + "' and '" + APPS + "'");
        }
        return new WantedRoles(roles.has(ALL_APPS) ? roles.string(ALL_APPS) : null,
                roles.has(APPS) ? roles.strings(APPS) : null);
    }
}
