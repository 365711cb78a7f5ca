package dev.workspacetokens.aws;

import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lambda.snapshot.Connections;
import dev.workspacetokens.lambda.snapshot.Snapshots;
import dev.workspacetokens.lambda.snapshot.UnknownHosts;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// Everything a function takes from outside: its variables, its AWS clients, the time and randomness.
///
/// On Lambda it is [#lambda()]; the local runner and the tests pass their own. A client is built when it is asked for,
/// which a function does once, at its start, and only for the services that it talks to.
///
/// @param variables the environment variables that template.yaml declares for the function
/// @param dynamoDb the client of the table
/// @param kms the client of the HMAC key
/// @param clock the only source of the present time
/// @param random the only source of secrets and identifiers
/// @param metrics what operators count
/// @param snapshots where the function's parts say what they do around a snapshot of the process
public record Environment(Map<String, String> variables, Supplier<DynamoDbClient> dynamoDb, Supplier<KmsClient> kms,
        InstantSource clock, SecureRandom random, Metrics metrics, Snapshots snapshots) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /// An environment that nobody counts in or takes a snapshot of.
    public Environment(Map<String, String> variables, Supplier<DynamoDbClient> dynamoDb, Supplier<KmsClient> kms,
            InstantSource clock, SecureRandom random) {
        this(variables, dynamoDb, kms, clock, random, new Metrics("", clock, _ -> {}),
                new Snapshots(new Connections(), random));
    }

    /// The environment of a Lambda function: the process' variables, clients for its own region, the system's clock,
    /// and the runtime's hooks around a snapshot.
    public static Environment lambda() {
        var connections = new Connections();
        var clients = new AwsClients(connections, DefaultCredentialsProvider.builder().build());
        return lambda(connections, clients::dynamoDb, clients::kms);
    }

    /// The same for an authorizer, which has clients of its own: each request of every API waits for them, and for
    /// every class that is loaded.
    public static Environment lean() {
        return lambda(new Connections(), new NoClient<>(), new NoClient<>());
    }

    private static Environment lambda(Connections connections, Supplier<DynamoDbClient> dynamoDb,
            Supplier<KmsClient> kms) {
        UnknownHosts.forget();
        var random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        Map<String, String> variables = System.getenv();
        var metrics = new Metrics(new Variables(variables).required(Metrics.STACK_NAME), clock, System.out::println);
        var snapshots = new Snapshots(connections, random);
        snapshots.add(metrics::prime);
        if (Snapshots.mayBeTaken(variables)) {
            snapshots.register();
        }
        return new Environment(variables, dynamoDb, kms, clock, random, metrics, snapshots);
    }

    private static final class NoClient<T> implements Supplier<T> {
        @Override
        public T get() {
            throw new IllegalStateException("an authorizer has clients of its own");
        }
    }

    /// The same, with metrics.
    public Environment with(Metrics counting) {
        return new Environment(variables, dynamoDb, kms, clock, random, counting, snapshots);
    }

    /// The same, with somebody who takes snapshots.
    public Environment with(Snapshots taking) {
        return new Environment(variables, dynamoDb, kms, clock, random, metrics, taking);
    }

    /// Prints no variable: their values are the operator's business.
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
