package dev.workspacetokens.lean;

import dev.workspacetokens.kms.MacGenerator;
import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lambda.retry.Waiting;
import dev.workspacetokens.lambda.snapshot.Connections;
import dev.workspacetokens.lambda.snapshot.SnapshotCredentials;
import dev.workspacetokens.lambda.snapshot.Snapshots;
import dev.workspacetokens.table.AuthorizerTable;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Lean clients for a process on Lambda: of its own region (`AWS_REGION`), with its credentials, at the service's
/// public endpoint below `URL_SUFFIX` (as CloudFormation's `AWS::URLSuffix` names it for each partition), or at the
/// endpoint that the SDK's own variables name: `AWS_ENDPOINT_URL_DYNAMODB`, `AWS_ENDPOINT_URL_KMS`, or
/// `AWS_ENDPOINT_URL`. A proxy is followed only if Java's own properties name it (`https.proxyHost`).
public final class LeanClients {

    /// The variable that holds what every endpoint ends with.
    static final String URL_SUFFIX = "URL_SUFFIX";

    private static final String REGION = "AWS_REGION";
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";
    private static final List<String> OTHER_ENDPOINTS = List.of("AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT");

    private final Variables variables;
    private final Connections connections;
    private final Waiting waiting;
    private final JsonService.Caller caller;

    /// @param variables of the process
    /// @param clock for signatures
    /// @param snapshots around which neither connections nor credentials are kept
    /// @param waiting how they wait
    public LeanClients(Variables variables, InstantSource clock, Snapshots snapshots, Waiting waiting) {
        this.variables = variables;
        this.connections = snapshots.connections();
        this.waiting = waiting;
        this.caller = new JsonService.Caller(credentials(variables.values(), snapshots), clock, waiting.nanoTime(),
                waiting.pause());
    }

    /// A table of the region.
    ///
    /// @throws IllegalStateException when the variables do not tell where it is
    public AuthorizerTable table(String name) {
        return new LeanTable(variables.required(REGION), post(LeanTable.SERVICE), caller, name);
    }

    /// The HMAC keys of the region.
    ///
    /// @throws IllegalStateException when the variables do not tell where they are
    public MacGenerator macs() {
        return new LeanMacGenerator(variables.required(REGION), post(LeanMacGenerator.SERVICE), caller);
    }

    private Post post(String service) {
        String own = set(variables.values(), ENDPOINT + "_" + service.toUpperCase(Locale.ROOT));
        String named = own == null ? set(variables.values(), ENDPOINT) : own;
        UnaryOperator<Duration> limit = waiting.limit();
        return new Post(named == null ? endpoint(service) : URI.create(named), connections,
                (address, connect, read) -> Dialer.JAVA.dial(address, limit.apply(connect), limit.apply(read)),
                (after, action) -> Alarm.JAVA.set(limit.apply(after), action), waiting.nanoTime());
    }

    /// The public endpoint. Whoever asked for one of another kind must name it, and not be given this one.
    private URI endpoint(String service) {
        for (String other : OTHER_ENDPOINTS) {
            if (Boolean.parseBoolean(variables.values().get(other))) {
                throw new IllegalStateException(other + " is not followed here: name the endpoints by " + ENDPOINT
                        + "_DYNAMODB and " + ENDPOINT + "_KMS");
            }
        }
        return URI
                .create("https://" + service + "." + variables.required(REGION) + "." + variables.required(URL_SUFFIX));
    }

    /// As Lambda gives them: by variables, or, to a function with a snapshot, at an address, which is in the SDK's
    /// chain. All of the chain would be a tenth of a cold start.
    private static Supplier<Credentials> credentials(Map<String, String> variables, Snapshots snapshots) {
        String id = set(variables, "AWS_ACCESS_KEY_ID");
        String secret = set(variables, "AWS_SECRET_ACCESS_KEY");
        if (id == null || secret == null) {
            var chain = new SnapshotCredentials();
            snapshots.add(chain);
            return new ProvidedCredentials(chain);
        }
        var credentials = new Credentials(id, secret, set(variables, "AWS_SESSION_TOKEN"));
        return () -> credentials;
    }

    /// A variable that is blank is as good as none: sam local declares some that it leaves empty.
    private static @Nullable String set(Map<String, String> variables, String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        return value.strip();
    }
}
