package dev.workspacetokens.local;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.emulators.Api;
import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.LeastPrivilege;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.RouteAuthorizer;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.wire.LoopbackAws;
import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.local.gateway.Gateway;
import dev.workspacetokens.local.gateway.HttpApiGateway;
import dev.workspacetokens.local.gateway.JwtVerifier;
import dev.workspacetokens.local.gateway.RestApiGateway;
import dev.workspacetokens.local.http.HttpListener;
import dev.workspacetokens.local.lambda.Functions;
import dev.workspacetokens.local.oidc.LocalIssuer;
import dev.workspacetokens.local.oidc.SignIn;
import dev.workspacetokens.local.oidc.TokenBuilder;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// The whole of template.yaml on 127.0.0.1, on one port: every API behind a gateway like API Gateway, the real
/// handlers, each with the permissions of its role, DynamoDB and KMS in this process, and an OIDC issuer that the
/// management API trusts.
///
/// When [#start(Options)] returns, it answers. Close it: the database would keep the JVM alive.
public final class LocalRunner implements AutoCloseable {

    private static final String AUDIENCE = "workspace-tokens-local";
    private static final String PATH_OF_ISSUER = "/oidc";

    private final HttpListener listener;
    private final Template template;
    private final LocalIssuer issuer;
    private final EmbeddedDynamoDb database;
    private final LocalKms keys;
    private final LoopbackAws aws = LoopbackAws.start();
    private final Storage storage;

    private LocalRunner(HttpListener listener, Storage storage, Options options) {
        this.listener = listener;
        this.storage = storage;
        CompletableFuture<EmbeddedDynamoDb> opened = CompletableFuture.supplyAsync(storage::database);
        CompletableFuture<RSAKey> signingKey = CompletableFuture.supplyAsync(LocalIssuer::drawKey);
        try {
            this.template = Template.read(options.template(), options.parameters())
                    .standIn("OidcIssuer", url() + PATH_OF_ISSUER).standIn("OidcAudience", AUDIENCE)
                    .standIn("OidcClientId", AUDIENCE);
            List<Api> apis = template.apis().stream().map(api -> api.withStageVariables(this::here)).toList();
            this.keys = storage.keys().provide(template.keys());
            this.issuer = new LocalIssuer(url() + PATH_OF_ISSUER, AUDIENCE, "openid " + scopes(apis), signingKey.join(),
                    options.clock());
            this.database = opened.join().provide(template);
            var signIn = new SignIn(issuer, AUDIENCE, url() + "/", new SecureRandom(), options.clock());
            var origin = new Origin(gateways(apis, options), url(), new IssuerPages(issuer, PATH_OF_ISSUER),
                    new SignInPages(signIn, PATH_OF_ISSUER), options.log());
            if (options.demoData()) {
                new DemoData(origin).provide();
            }
            listener.serve(origin::handle);
        } catch (RuntimeException e) {
            aws.close();
            opened.handle((open, _) -> {
                if (open != null) {
                    open.close();
                }
                return null;
            }).join();
            throw e instanceof CompletionException && e.getCause() instanceof CannotStartException cause ? cause : e;
        }
    }

    /// Starts, which takes a few seconds: the database needs them.
    ///
    /// @throws CannotStartException when port or folder cannot be used
    /// @throws dev.workspacetokens.emulators.TemplateException when the template cannot be understood
    public static LocalRunner start(Options options) {
        HttpListener listener = listener(options.port());
        try {
            var storage = Storage.of(options);
            try {
                return new LocalRunner(listener, storage, options);
            } catch (RuntimeException e) {
                storage.close();
                throw e;
            }
        } catch (RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    private static HttpListener listener(int port) {
        try {
            return HttpListener.bind(port);
        } catch (UncheckedIOException e) {
            String why = Objects.requireNonNullElse(e.getCause(), e).getMessage();
            throw new CannotStartException("port " + port + " of 127.0.0.1 cannot be used (" + why
                    + "): stop what uses it, or set PORT to another.");
        }
    }

    private List<Gateway> gateways(List<Api> apis, Options options) {
        DynamoDbClient dynamoDb = options.dynamoDb().apply(database.client());
        KmsClient kms = options.kms().apply(keys);
        var random = new SecureRandom();
        var leastPrivilege = new LeastPrivilege(template, keys);
        Function<LambdaFunction, Environment> environments = function -> Functions
                .environment(function, aws, leastPrivilege.confine(function, dynamoDb),
                        leastPrivilege.confine(function, kms), options.clock(), random)
                .with(metrics(function, options));
        var functions = new Functions(template.functions(), environments, options.log());
        var jwts = new JwtVerifier(url -> url.equals(issuer.url()) ? issuer.keys() : new JWKSet(), options.clock());
        return apis.stream().<Gateway>map(api -> switch (api.kind()) {
            case HTTP -> new HttpApiGateway(api, functions, jwts, options.clock());
            case REST -> new RestApiGateway(api, functions, options.clock());
        }).toList();
    }

    /// What CloudWatch would read from the log.
    private static Metrics metrics(LambdaFunction function, Options options) {
        return new Metrics(function.environment().getOrDefault(Metrics.STACK_NAME, ""), options.clock(), options.log());
    }

    /// On AWS each API has a host of its own; here all have this one.
    private String here(String value) {
        return value.replaceAll("https://[a-z0-9]+\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com", url());
    }

    /// Every scope that a route asks for.
    private static String scopes(List<Api> apis) {
        return apis.stream().flatMap(api -> api.routes().stream())
                .flatMap(route -> route.authorizer() instanceof RouteAuthorizer.Jwt jwt ? jwt.scopes().stream() : null)
                .distinct().collect(Collectors.joining(" "));
    }

    /// The one origin of everything, without a slash at its end.
    public String url() {
        return "http://127.0.0.1:" + listener.port();
    }

    /// The URI of a path.
    public URI uri(String path) {
        return URI.create(url() + path);
    }

    /// An access token of a person, whether or not the directory knows them; valid for one hour.
    public String jwt(String sub) {
        return issuer.accessToken(sub);
    }

    /// An access token to be made wrong: wrong issuer, audience, key, expired, without a scope …
    public TokenBuilder token(String sub) {
        return issuer.token(sub);
    }

    /// The template, with the issuer of this runner.
    public Template template() {
        return template;
    }

    /// The database itself, not what [Options#dynamoDb()] made of it.
    public DynamoDbClient dynamoDb() {
        return database.client();
    }

    /// The keys themselves, not what [Options#kms()] made of them.
    public KmsClient kms() {
        return keys;
    }

    /// Stops serving, then closes the database. What was answered is kept.
    @Override
    public void close() {
        listener.close();
        aws.close();
        database.close();
        storage.close();
    }
}
