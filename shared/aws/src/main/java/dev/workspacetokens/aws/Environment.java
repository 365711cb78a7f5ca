package dev.workspacetokens.aws;

import dev.workspacetokens.aws.snapshot.Connections;
import dev.workspacetokens.aws.snapshot.Snapshots;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
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
/// @param snapshots where the function's parts say what they do around a snapshot of the process
public record Environment(Map<String, String> variables, Supplier<DynamoDbClient> dynamoDb, Supplier<KmsClient> kms,
        InstantSource clock, SecureRandom random, Snapshots snapshots) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /// An environment of which nobody takes a snapshot.
    public Environment(Map<String, String> variables, Supplier<DynamoDbClient> dynamoDb, Supplier<KmsClient> kms,
            InstantSource clock, SecureRandom random) {
        this(variables, dynamoDb, kms, clock, random, new Snapshots(new Connections(), random));
    }

    /// The environment of a Lambda function: the process' variables, clients for its own region, the system's clock,
    /// and the runtime's hooks around a snapshot.
    public static Environment lambda() {
        var connections = new Connections();
        var clients = new AwsClients(connections);
        var random = new SecureRandom();
        return new Environment(System.getenv(), clients::dynamoDb, clients::kms, InstantSource.system(), random,
                new Snapshots(connections, random).registered());
    }

    /// Prints no variable: their values are the operator's business.
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
