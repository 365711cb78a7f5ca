package dev.workspacetokens.benchmarks;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.decision.AccessRequest;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.decision.DeploymentState;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.IssuingKeys;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.TokenSecret;
import dev.workspacetokens.lambda.AccessPolicyFile;
import dev.workspacetokens.table.Attributes;
import dev.workspacetokens.table.AuthorizerTable;
import dev.workspacetokens.table.DynamoDbAccessReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/// Time and allocation of parsing, the MAC and the whole decision on items in memory, by
/// [JMH](https://github.com/openjdk/jmh) with its allocation profiler. The times are of iterations of half a second,
/// thirty a part, with the one compiler that Lambda has.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class Decisions {

    private static final Map<String, String> PARTS = Map.of("parse", "parse a token", "macAndCompare",
            "MAC and compare", "decide", "**the whole decision, items in memory**", "decideWithoutSeals",
            "the same, were every seal believed", "decideFormer", "the same by a former secret",
            "decideConfined", "the same of a token with 50 sources, the last of which it is");
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/benchmark";

    private final InstantSource clock = InstantSource.system();
    private final TokenFormat format = new TokenFormat("wst", List.of());
    private final Subkey subkey = new Subkey(KEY, new byte[32]);
    private final CredentialKey key = new CredentialKey(subkey);
    private final TagKey tag = new TagKey(subkey);
    private final WorkspaceRef workspace = new WorkspaceRef(new Slug("acme"), "acme-1");
    private final Grant grant = new Grant(new Slug("web"), "web-1", "developer");
    private final TokenIssuer issuer = new TokenIssuer(format, () -> new IssuingKeys.Current(key, tag),
            new SplittableRandom(1), clock);
    private final Owner ada = new Owner(workspace, new Person("ada", "Ada"),
            Seal.of(KeyHint.of("ada"), new byte[32]));
    private final IssuedToken issued = issuer.create(ada, "CI", new Access.PerApp(List.of(grant)),
            clock.instant().plus(Duration.ofDays(1)));
    private final Overlap overlap = new Overlap(Duration.ofHours(12), 1);
    private final IssuedToken next = issuer.regenerate(ada, issued.token(), issued.token().expiresAt(), overlap, null);
    private final String token = issued.secret().revealOnce();
    private final TokenSecret secret = format.parse(token).orElseThrow();
    private final SealKey seals = new SealKey(subkey);
    private final AppOwner owner = new AppOwner(grant.app(), grant.appUid(), workspace);
    private final TokenAuthorizer authorizer = authorizer(issued.credential(), seals);
    private final TokenAuthorizer believing = authorizer(issued.credential(), (_, _) -> true);
    private final TokenAuthorizer regenerated = authorizer(
            issued.credential().regenerated(next.credential(), overlap, clock.instant()), seals);
    private final TokenAuthorizer confined = authorizer(
            issued.credential().described("CI", issued.credential().access(), false, sources()), seals);
    private final AccessRequest fromIpv6 = new AccessRequest("default",
            RouteCall.ofRoute("GET /apps/{app}", Map.of("app", "web")), "arn:x/GET/apps/web", "2001:db8::31:1");
    private final AccessRequest request = new AccessRequest("default",
            RouteCall.ofRoute("GET /apps/{app}", Map.of("app", "web")), "arn:x/GET/apps/web", "192.0.2.1");
    private final List<String> authorization = List.of("Bearer " + token);

    private static AllowedSources sources() {
        return AllowedSources.parse(IntStream.range(0, AllowedSources.MOST)
                .mapToObj(i -> "2001:db8::%x:0/112".formatted(i)).collect(Collectors.joining(" ")));
    }

    private TokenAuthorizer authorizer(Credential credential, SealCheck check) {
        var items = new InMemory(DynamoDbAccessReader.stored(credential, grant, owner, seals));
        return new TokenAuthorizer(format, tag::made, new DynamoDbAccessReader(items, check, check),
                _ -> Optional.of(key), DeploymentState.of(AccessPolicyFile.deployed()), clock);
    }

    @SuppressWarnings("rawtypes") // as JMH gives them
    public static void main(String[] arguments) throws Exception {
        var table = new StringBuilder("| | median | least–most | allocated |\n|---|--:|--:|--:|\n");
        Options options = new OptionsBuilder().include(Decisions.class.getSimpleName()).addProfiler(GCProfiler.class)
                .build();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getParams().getBenchmark();
            Statistics times = result.getPrimaryResult().getStatistics();
            double bytes = result.getSecondaryResults().entrySet().stream()
                    .filter(measured -> measured.getKey().endsWith("gc.alloc.rate.norm")).findFirst().orElseThrow()
                    .getValue().getScore();
            table.append("| %s | %.2f µs | %.2f–%.2f µs | %,.0f bytes |%n".formatted(
                    PARTS.get(name.substring(name.lastIndexOf('.') + 1)), times.getPercentile(50) / 1e3,
                    times.getMin() / 1e3, times.getMax() / 1e3, bytes));
        }
        Results.write("decision", "The decision alone", table.toString());
    }

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
    public Decision decideWithoutSeals() {
        return believing.decide(request, authorization);
    }

    @Benchmark
    public Decision decideConfined() {
        return confined.decide(fromIpv6, authorization);
    }

    @Benchmark
    public Decision decideFormer() {
        return regenerated.decide(request, authorization);
    }

    private record InMemory(List<Attributes> items) implements AuthorizerTable {
        @Override
        public List<Attributes> read(List<ItemKey> keys, Duration call, Duration attempt) {
            return items;
        }

        @Override
        public Optional<Attributes> get(ItemKey key, Duration call, Duration attempt) {
            return Optional.empty();
        }

        @Override
        public boolean update(Update update, Duration call) {
            return true;
        }
    }
}
