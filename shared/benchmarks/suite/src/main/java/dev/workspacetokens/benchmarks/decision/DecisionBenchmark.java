package dev.workspacetokens.benchmarks.decision;

import com.amazonaws.services.lambda.runtime.Context;
import dev.workspacetokens.authorizer.RestApiAuthorizer;
import dev.workspacetokens.aws.AccessPolicyFile;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.benchmarks.aws.Event;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader;
import dev.workspacetokens.domain.decision.AccessRequest;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.IssuingKeys;
import dev.workspacetokens.domain.token.Subkey;
import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.TokenSecret;
import dev.workspacetokens.emulators.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Parsing, the MAC, the whole decision on items in memory, and from the gateway's event to its answer with a table
/// that answers at once. With the one compiler that Lambda has.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class DecisionBenchmark {

    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(),
            new Class<?>[]{Context.class}, (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
            });
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/benchmark";

    private final InstantSource clock = InstantSource.system();
    private final TokenFormat format = new TokenFormat("wst", List.of());
    /// As [CannedKms] derives every key.
    private final Subkey subkey = new Subkey(KEY, new byte[32]);
    private final CredentialKey key = new CredentialKey(subkey);
    private final TagKey tag = new TagKey(subkey);
    private final WorkspaceRef workspace = new WorkspaceRef(new Slug("acme"), "acme-1");
    private final Grant grant = new Grant(new Slug("web"), "web-1", "developer");
    private final IssuedToken issued = new TokenIssuer(format, () -> new IssuingKeys.Current(key, tag), new SplittableRandom(1), clock).create(
            new Owner(workspace, new Person("ada", "Ada")), "CI", new Access.PerApp(List.of(grant)),
            clock.instant().plus(Duration.ofDays(1)));
    private final String token = issued.secret().revealOnce();
    private final TokenSecret secret = format.parse(token).orElseThrow();
    private final AppOwner owner = new AppOwner(grant.app(), grant.appUid(), workspace);
    private final TokenAuthorizer authorizer = new TokenAuthorizer(format, tag::made,
            new InMemory(new AccessReader.Facts(issued.credential(), grant, owner)), _ -> Optional.of(key),
            AccessPolicyFile.deployed(), clock);
    private final AccessRequest request = new AccessRequest("default", "GET /apps/{app}", "arn:x/GET/apps/web", "web");
    private final List<String> authorization = List.of("Bearer " + token);
    private final RestApiAuthorizer function = new RestApiAuthorizer(environment());
    private final byte[] event = Event.getApp("web", token).getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public Optional<TokenSecret> parse() {
        return format.parse(token);
    }

    @Benchmark
    public boolean macAndCompare() {
        return issued.credential().recognises(secret, key);
    }

    @Benchmark
    public Decision decide() {
        return authorizer.decide(request, authorization);
    }

    @Benchmark
    public ByteArrayOutputStream eventToAnswer() throws IOException {
        var answer = new ByteArrayOutputStream(1_024);
        function.handleRequest(new ByteArrayInputStream(event), answer, CONTEXT);
        return answer;
    }

    private Environment environment() {
        var variables = new HashMap<>(Template.ofThisBuild().function("RestApiAuthorizer").environment());
        variables.replaceAll((name, value) -> name.equals("HMAC_KEY_ARNS") ? KEY : value);
        var table = new CannedTable(variables.getOrDefault("TABLE_NAME", ""), issued, grant, owner);
        return new Environment(variables, () -> table, () -> new CannedKms(KEY), clock, new SecureRandom());
    }

    private record InMemory(Facts facts) implements AccessReader {
        @Override
        public Facts read(TokenId token, @Nullable Slug app) {
            return facts;
        }

        @Override
        public Optional<Grant> grant(String grantSet, Slug app) {
            return Optional.empty();
        }
    }
}
