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
import dev.workspacetokens.local.lambda.EventTooLargeException;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import dev.workspacetokens.local.oidc.LocalIssuer;
import dev.workspacetokens.local.oidc.SignIn;
import dev.workspacetokens.local.oidc.TokenBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// The whole of template.yaml on 127.0.0.1, on one port: every API behind a gateway like API Gateway, the real
/// handlers, each with the permissions of its role, DynamoDB and KMS in this process, and an OIDC issuer that the
/// management API trusts. On a second port, if that is wanted, an authorizer in front of an engineer's own server.
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
    private final Functions functions;
    private final Storage storage;
    private final @Nullable GuardedServer guarded;

    private LocalRunner(HttpListener listener, @Nullable GuardedServer guarded, Storage storage, Options options) {
        this.listener = listener;
        this.guarded = guarded;
        this.storage = storage;
        CompletableFuture<EmbeddedDynamoDb> opened = CompletableFuture.supplyAsync(storage::database);
        CompletableFuture<RSAKey> signingKey = CompletableFuture.supplyAsync(LocalIssuer::keyOfThisProcess);
        try {
            this.template = withoutDomains(Template.read(options.template(), parameters(options)))
                    .standIn("OidcIssuer", url() + PATH_OF_ISSUER).standIn("OidcAudience", AUDIENCE)
                    .standIn("OidcClientId", AUDIENCE);
            List<Api> apis = OneAddress.of(template.apis(), url());
            this.keys = storage.keys().provide(template.keys());
            this.issuer = new LocalIssuer(url() + PATH_OF_ISSUER, AUDIENCE, "openid " + scopes(apis), signingKey.join(),
                    options.clock());
            this.database = opened.join().provide(template);
            var signIn = new SignIn(issuer, AUDIENCE, url() + "/", new SecureRandom(), options.clock());
            var jwts = new JwtVerifier(url -> url.equals(issuer.url()) ? issuer.keys() : new JWKSet(), options.clock());
            this.functions = functions(options);
            if (options.parameters().keySet().stream().anyMatch(name -> name.startsWith("Console"))) {
                new ConsoleAtStart(functions).check(apis);
            }
            var origin = new Origin(gateways(apis, functions, jwts, options), url(),
                    new IssuerPages(issuer, PATH_OF_ISSUER),
                    new SignInPages(signIn, PATH_OF_ISSUER), options.log());
            var directory = new DirectoryCalls(origin);
            if (options.demoData()) {
                new DemoData(directory).provide();
            }
            if (guarded != null) {
                new PolicyAtStart(directory).put(guarded.policy());
                guarded.serve(functions, template, options, jwts);
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
    /// @throws CannotStartException when port or folder cannot be used, or the console not be served as the parameters
    /// say
    /// @throws dev.workspacetokens.emulators.TemplateException when the template cannot be understood
    public static LocalRunner start(Options options) {
        HttpListener listener = Ports.listen("PORT", options.port());
        GuardedServer guarded = null;
        Storage storage = null;
        try {
            Upstream upstream = options.upstream();
            guarded = upstream == null ? null : new GuardedServer(upstream);
            storage = Storage.of(options);
            return new LocalRunner(listener, guarded, storage, options);
        } catch (RuntimeException e) {
            if (storage != null) {
                storage.close();
            }
            if (guarded != null) {
                guarded.close();
            }
            listener.close();
            throw e;
        }
    }

    /// With a server behind it, the policy is that of the server's routes.
    private static Map<String, String> parameters(Options options) {
        var parameters = new HashMap<>(options.parameters());
        if (options.upstream() != null) {
            parameters.put("AccessPolicy", "stored");
        }
        return parameters;
    }

    /// No domain leads to this machine.
    private static Template withoutDomains(Template template) {
        return Stream.of("ConsoleDomain", "ManagementDomain").filter(template.parameters()::contains)
                .reduce(template, (one, domain) -> one.standIn(domain, ""), (one, _) -> one);
    }

    private Functions functions(Options options) {
        DynamoDbClient dynamoDb = options.dynamoDb().apply(database.client());
        KmsClient kms = options.kms().apply(keys);
        var random = new SecureRandom();
        var leastPrivilege = new LeastPrivilege(template, keys);
        Function<LambdaFunction, Environment> environments = function -> Functions
                .environment(function, aws, leastPrivilege.confine(function, dynamoDb),
                        leastPrivilege.confine(function, kms), options.clock(), random)
                .with(metrics(function, options));
        return new Functions(template.functions(), environments, options.log());
    }

    private static List<Gateway> gateways(List<Api> apis, Functions functions, JwtVerifier jwts, Options options) {
        return apis.stream().<Gateway>map(api -> switch (api.kind()) {
            case HTTP -> new HttpApiGateway(api, functions, jwts, options.clock());
            case REST -> new RestApiGateway(api, functions, options.clock());
        }).toList();
    }

    /// What CloudWatch would read from the log.
    private static Metrics metrics(LambdaFunction function, Options options) {
        return new Metrics(function.environment().getOrDefault(Metrics.STACK_NAME, ""), options.clock(), options.log());
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

    /// Where the authorizer stands in front of the engineer's own server; null: there is none.
    public @Nullable String upstreamUrl() {
        return guarded == null ? null : guarded.url();
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

    /// Calls a function that no gateway calls, as AWS would.
    ///
    /// @param event JSON
    public void invoke(String function, String event) {
        try {
            var _ = functions.invoke(function, event.getBytes(StandardCharsets.UTF_8));
        } catch (FunctionException | EventTooLargeException e) {
            throw new IllegalStateException(function + " failed", e);
        }
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
        if (guarded != null) {
            guarded.close();
        }
        aws.close();
        database.close();
        storage.close();
    }
}
