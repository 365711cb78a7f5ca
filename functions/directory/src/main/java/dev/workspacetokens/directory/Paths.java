package dev.workspacetokens.directory;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.MemberId;
import dev.workspacetokens.http.Request;
import dev.workspacetokens.http.Unreadable;

/// Reads what a path names.
final class Paths {

    private Paths() {}

    /// @throws Unreadable.Malformed when it is no slug
    static Slug workspace(Request request) {
        return slug(request, "workspace");
    }

    /// @throws Unreadable.Malformed when it is no slug
    static Slug app(Request request) {
        return slug(request, "app");
    }

    /// The `sub` of a person.
    ///
    /// @throws Unreadable.Malformed when nobody can have it
    static String user(Request request) {
        String sub = request.path("user");
        if (!MemberId.isValid(sub)) {
            throw new Unreadable.Malformed("The path's {user} must be " + MemberId.FORM + '.');
        }
        return sub;
    }

    private static Slug slug(Request request, String parameter) {
        return Slug.parse(request.path(parameter)).orElseThrow(
                () -> new Unreadable.Malformed("The path's {" + parameter + "} must be " + Slug.FORM + '.'));
    }
}
