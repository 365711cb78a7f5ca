package dev.workspacetokens.lambda;

import dev.workspacetokens.lambda.retry.Waiting;
import dev.workspacetokens.lambda.snapshot.Connections;
import dev.workspacetokens.lambda.snapshot.Snapshots;
import dev.workspacetokens.lambda.snapshot.UnknownHosts;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/// Everything that a function takes from outside, but for clients of AWS: its variables, the time and randomness.
///
/// On Lambda it is [#lambda()]; the local runner and the tests pass their own.
///
/// @param variables the environment variables that template.yaml declares for the function, and those of the runtime
/// @param clock the only source of the present time
/// @param random the only source of secrets and identifiers
/// @param metrics what operators count
/// @param snapshots where the function's parts say what they do around a snapshot of the process
/// @param waiting how clients of its own wait for AWS
public record ExecutionEnvironment(Map<String, String> variables, InstantSource clock, SecureRandom random,
        Metrics metrics, Snapshots snapshots, Waiting waiting) {

    public ExecutionEnvironment {
        variables = Map.copyOf(variables);
    }

    /// One that nobody counts in or takes a snapshot of, on a machine that does other things as well.
    public ExecutionEnvironment(Map<String, String> variables, InstantSource clock, SecureRandom random) {
        this(variables, clock, random, new Metrics("", clock, _ -> {}), new Snapshots(new Connections(), random),
                Waiting.PATIENT);
    }

    /// That of a Lambda function: the process' variables, the system's clock, and the runtime's hooks around
    /// a snapshot.
    public static ExecutionEnvironment lambda() {
        UnknownHosts.forget();
        var random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        Map<String, String> variables = System.getenv();
        var metrics = new Metrics(new Variables(variables).required(Metrics.STACK_NAME), clock, System.out::println);
        var snapshots = new Snapshots(new Connections(), random);
        snapshots.add(metrics::prime);
        if (Snapshots.mayBeTaken(variables)) {
            snapshots.register();
        }
        return new ExecutionEnvironment(variables, clock, random, metrics, snapshots, Waiting.STRICT);
    }

    /// The same, with metrics.
    public ExecutionEnvironment with(Metrics counting) {
        return new ExecutionEnvironment(variables, clock, random, counting, snapshots, waiting);
    }

    /// The same, with somebody who takes snapshots.
    public ExecutionEnvironment with(Snapshots taking) {
        return new ExecutionEnvironment(variables, clock, random, metrics, taking, waiting);
    }

    /// Prints no variable: their values are the operator's business.
    @Override
    public String toString() {
        return "ExecutionEnvironment" + variables.keySet();
    }
}
