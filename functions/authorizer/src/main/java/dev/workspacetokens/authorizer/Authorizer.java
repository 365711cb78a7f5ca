package dev.workspacetokens.authorizer;

import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.kms.KmsCredentialKeys;
import dev.workspacetokens.kms.KmsSealCheck;
import dev.workspacetokens.kms.KmsTagKeys;
import dev.workspacetokens.lambda.AccessPolicyFile;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lambda.WatchedSeals;
import dev.workspacetokens.table.DynamoDbAccessReader;
import dev.workspacetokens.table.LastUses;
import dev.workspacetokens.table.StateRows;
import dev.workspacetokens.table.SuspiciousUses;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The composition root of the authorizers, and their one decision.
final class Authorizer {

    private final TokenAuthorizer authorizer;
    private final LastUses lastUses;
    private final SuspiciousUses suspiciousUses;
    private final InstantSource clock;
    private final Priming.Reader reader;
    private final DecisionMetrics metrics;

    /// @param services of AWS
    /// @param policy that decides where none is stored
    /// @param reader of the events that the function gets
    /// @param primingEvent one of them, with `%s` where the token belongs
    Authorizer(ExecutionEnvironment environment, Services services, AccessPolicy policy, Priming.Reader reader,
            String primingEvent) {
        var variables = new Variables(environment.variables());
        this.clock = environment.clock();
        this.reader = reader;
        this.metrics = new DecisionMetrics(environment.metrics());
        this.lastUses = new LastUses(services.table(), environment.random());
        this.suspiciousUses = new SuspiciousUses(services.table(),
                Duration.ofDays(variables.positive("AUDIT_RETENTION_DAYS")));
        var format = new TokenFormat(variables.required("TOKEN_PREFIX"), variables.list("FORMER_TOKEN_PREFIXES"));
        List<String> arns = variables.list("TOKEN_KEYS");
        var tags = new KmsTagKeys(services.macs(), arns, clock, environment.metrics());
        var keys = new KmsCredentialKeys(services.macs(), arns, clock);
        var access = new KmsSealCheck(services.macs(), variables.list("ACCESS_KEYS"), clock);
        var directory = new KmsSealCheck(services.macs(), variables.list("DIRECTORY_KEYS"), clock);
        var ofDirectory = new WatchedSeals(directory, environment.metrics());
        var table = new DynamoDbAccessReader(services.table(), new WatchedSeals(access, environment.metrics()),
                ofDirectory);
        StateRows state = AccessPolicyFile.inForce(variables)
                ? StateRows.with(policy, services.table(), ofDirectory, clock)
                : StateRows.stored(services.table(), ofDirectory, clock);
        this.authorizer = new TokenAuthorizer(format, tags, table, keys, state, clock);
        environment.snapshots().add(tags);
        environment.snapshots().add(keys);
        environment.snapshots().add(access);
        environment.snapshots().add(directory);
        environment.snapshots().add(state);
        environment.snapshots().add(lastUses);
        environment.snapshots().add(new Priming(table, reader, primingEvent, format, policy, clock));
    }

    /// Decides on an event, notes the use of a secret that is genuine, and counts the verdict.
    ///
    /// @throws IOException when the event is none
    /// @throws RuntimeException when nothing can be decided, whatever the reason: the gateway refuses the request
    Verdict decide(InputStream json) throws IOException {
        try {
            AuthorizerEvent event = reader.read(json);
            Decision decision = authorizer.decide(event.request(), event.authorization());
            note(decision, event.request().source());
            metrics.count(decision);
            return new Verdict(decision, event.request().resource());
        } catch (IOException | RuntimeException e) {
            metrics.count(e);
            Log.error(Authorizer.class, "no decision: " + Failures.describe(e));
            throw e;
        }
    }

    private void note(Decision decision, String source) {
        Decision.Bearer bearer = decision.bearer();
        // What comes from elsewhere is no use by those whose token it is.
        if (bearer != null && decision.reason() != Decision.Reason.SOURCE_NOT_ALLOWED) {
            lastUses.note(bearer, clock.instant(), source);
        }
        if (suspiciousUses.note(decision, clock.instant(), source) && decision instanceof Decision.TooOld tooOld) {
            metrics.countOldSecret(tooOld);
        }
    }

    /// @param decision what was decided
    /// @param resource about what
    record Verdict(Decision decision, String resource) {}
}
