package dev.workspacetokens.sampleapi;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.dynamodb.BuildItem.Act;
import dev.workspacetokens.http.Request;
import java.time.Instant;
import java.util.List;

/// The token behind a request, as the authorizer's verdict describes it; never anything that the client sent.
///
/// @param workspace that the token acts for
/// @param token its id
/// @param tokenName its name
/// @param role in the app of the route; without an app the role on all apps, or empty
/// @param permissions of that role
record TokenCaller(Slug workspace, TokenId token, String tokenName, String role, List<String> permissions) {

    /// Reads the verdict.
    ///
    /// @throws IllegalStateException when there is none: the API stands without its authorizer, and nobody gets in
    static TokenCaller of(Request request) {
        return new TokenCaller(
                Slug.parse(request.caller("workspace")).orElseThrow(TokenCaller::unauthorized),
                TokenId.parse(request.caller("token_id")).orElseThrow(TokenCaller::unauthorized),
                request.caller("token_name"), request.caller("role"), words(request.caller("permissions")));
    }

    /// The app that the verdict is about.
    ///
    /// @throws Refusal.Forbidden when it is another one than the path names: a verdict opens only what it was made for
    static Slug app(Request request) {
        return Slug.parse(request.caller("app")).filter(app -> app.value().equals(request.path("app")))
                .orElseThrow(TokenCaller::noAccess);
    }

    /// What the token does at this moment, as a build keeps it.
    Act act(Instant now) {
        return new Act(now, token, tokenName);
    }

    /// The refusal for an app that the token does not reach, or not any more; the authorizer says the same.
    static Refusal.Forbidden noAccess() {
        return new Refusal.Forbidden("The token has no access to this app.");
    }

    /// The refusal for a token that was revoked after the authorizer let it pass. The next request is refused there.
    static Refusal.Forbidden notValid() {
        return new Refusal.Forbidden("The token is not valid.");
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static IllegalStateException unauthorized() {
        return new IllegalStateException("the request came without an authorizer's verdict");
    }
}
