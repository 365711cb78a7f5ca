package dev.workspacetokens.sampleapi;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.dynamodb.BuildItem;
import dev.workspacetokens.dynamodb.DynamoDbBuilds;
import dev.workspacetokens.dynamodb.DynamoDbCatalog;
import dev.workspacetokens.dynamodb.DynamoDbTokenRecords;
import dev.workspacetokens.http.Request;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// What the operations of the sample API begin with: which token asks, for which app and which build.
///
/// @param tokens the records of tokens
/// @param catalog the workspace and its apps
/// @param builds the builds of apps
/// @param reachedApps the apps that a token reaches
/// @param random draws the ids of new builds
record SampleApi(DynamoDbTokenRecords tokens, DynamoDbCatalog catalog, DynamoDbBuilds builds,
        ReachedApps reachedApps, InstantSource clock, RandomGenerator random) {

    /// The record of the token that asks.
    ///
    /// @throws Refusal.Forbidden when it was revoked after the authorizer let it pass
    WorkspaceToken token(Request request) {
        TokenCaller caller = TokenCaller.of(request);
        return tokens.ofBearer(caller.workspace(), caller.token()).orElseThrow(TokenCaller::notValid);
    }

    /// The app that the path names.
    ///
    /// @throws Refusal.Forbidden when it left the workspace after the authorizer let the token pass
    App app(Request request) {
        return catalog.app(TokenCaller.of(request).workspace(), TokenCaller.app(request))
                .orElseThrow(TokenCaller::noAccess);
    }

    /// The build that the path names, which must be one of the app that the path names.
    BuildItem build(Request request) {
        App app = app(request);
        String id = request.path("build");
        // What has not the form of an id is not looked up: it could be longer than a key may be.
        return TokenId.parse(id).flatMap(form -> builds.find(app.slug(), app.uid(), form.value()))
                .orElseThrow(() -> new Refusal.NotFound("There is no such build of this app."));
    }

    /// A new id for a build, of the form that tokens have: unique, and sorted by creation.
    String newBuildId(Instant now) {
        return TokenId.draw(now, random).value();
    }

    /// The present time, to the millisecond.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
