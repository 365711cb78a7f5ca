package dev.workspacetokens.benchmarks.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Events as API Gateway sends them: those of `events/`, with a token and an app that exist here.
final class AuthorizerEvents {

    private static final Path FILE = Path.of("events/RestApiAuthorizer/per-app.json");

    private AuthorizerEvents() {}

    /// The event of a REST API's authorizer for `GET /apps/{app}`.
    static String getApp(String app, String token) {
        try {
            return Files.readString(FILE).replaceAll("wst_[0-9A-Za-z]+", token).replace("ios-shop", app);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
