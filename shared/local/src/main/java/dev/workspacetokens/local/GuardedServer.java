package dev.workspacetokens.local;

import dev.workspacetokens.emulators.Api;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.Route;
import dev.workspacetokens.emulators.RouteAuthorizer;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.gateway.Gateway;
import dev.workspacetokens.local.gateway.HttpApiGateway;
import dev.workspacetokens.local.gateway.JwtVerifier;
import dev.workspacetokens.local.http.HttpListener;
import dev.workspacetokens.local.lambda.Functions;
import dev.workspacetokens.local.upstream.UpstreamServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The authorizer in front of an engineer's own server, on a port of its own, where every path is that of the server:
/// an HTTP API with the routes `ANY /{proxy+}` and `$default`, and without caching.
final class GuardedServer implements AutoCloseable {

    private static final String AUTHORIZER = "dev.workspacetokens.authorizer.HttpApiAuthorizer";
    private static final String API_VARIABLE = "workspace_tokens_api";

    private final Upstream upstream;
    private final HttpListener listener;
    private final UpstreamServer server;

    /// Takes the port. Nobody is served yet.
    ///
    /// @throws CannotStartException when the port cannot be used
    GuardedServer(Upstream upstream) {
        this.upstream = upstream;
        this.listener = Ports.listen(Upstream.PORT, upstream.port());
        this.server = new UpstreamServer(upstream.server());
    }

    /// The function that decides in front of the server.
    private static LambdaFunction authorizer(Template template) {
        return template.functions().stream()
                .filter(function -> function.handler().equals(AUTHORIZER)).findFirst()
                .orElseThrow();
    }

    /// Begins to serve. The log is told method and status of each call, and of a refused one the reason, which the
    /// answer of an HTTP API does not tell.
    void serve(Functions functions, Template template, Options options, JwtVerifier jwts) {
        Consumer<String> log = options.log();
        var gateway = new HttpApiGateway(api(authorizer(template)), functions, jwts, options.clock(), server);
        listener.serve(request -> {
            Gateway.Handled handled = gateway.handle(request);
            log.accept("UPSTREAM: " + request.method() + " " + handled.response().status()
                    + (handled.reason().isEmpty() ? "" : ": " + handled.reason()));
            return handled.response();
        });
    }

    private Api api(LambdaFunction function) {
        var authorizer = new RouteAuthorizer.Lambda("WorkspaceToken", function.logicalId(), "2.0", false,
                List.of("$request.header.Authorization"), Duration.ZERO);
        List<Route> routes = Stream.of("/{proxy+}", "$default")
                .map(path -> new Route("ANY", path, Upstream.SERVER, authorizer)).toList();
        return new Api(Upstream.SERVER, "upstream", Api.Kind.HTTP, "$default", Map.of(API_VARIABLE, upstream.api()),
                routes, Map.of(), Optional.empty());
    }

    PolicyFile policy() {
        return upstream.policy();
    }

    /// Where requests go, without a slash at the end.
    String url() {
        return "http://127.0.0.1:" + listener.port();
    }

    @Override
    public void close() {
        listener.close();
        server.close();
    }
}
