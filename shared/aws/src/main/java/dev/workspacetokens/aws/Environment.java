package dev.workspacetokens.aws;

import dev.workspacetokens.lambda.ExecutionEnvironment;
import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.lambda.snapshot.Snapshots;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// Everything that a function takes from outside, with the SDK's clients.
///
/// A client is built when it is asked for, which a function does once, at its start, and only for the services that it
/// talks to.
///
/// @param execution all but the clients
/// @param dynamoDb the client of the table
/// @param kms the client of the HMAC key
public record Environment(ExecutionEnvironment execution, Supplier<DynamoDbClient> dynamoDb, Supplier<KmsClient> kms) {

    /// An environment that nobody counts in or takes a snapshot of.
    public Environment(Map<String, String> variables, Supplier<DynamoDbClient> dynamoDb, Supplier<KmsClient> kms,
            InstantSource clock, SecureRandom random) {
        this(new ExecutionEnvironment(variables, clock, random), dynamoDb, kms);
    }

    /// The environment of a Lambda function, with clients for its own region.
    public static Environment lambda() {
        var execution = ExecutionEnvironment.lambda();
        var clients = new AwsClients(execution.snapshots().connections(),
                DefaultCredentialsProvider.builder().build());
        return new Environment(execution, clients::dynamoDb, clients::kms);
    }

    /// The variables of the function.
    public Map<String, String> variables() {
        return execution.variables();
    }

    /// The only source of the present time.
    public InstantSource clock() {
        return execution.clock();
    }

    /// The only source of secrets and identifiers.
    public SecureRandom random() {
        return execution.random();
    }

    /// What operators count.
    public Metrics metrics() {
        return execution.metrics();
    }

    /// The same, with metrics.
    public Environment with(Metrics counting) {
        return new Environment(execution.with(counting), dynamoDb, kms);
    }

    /// The same, with somebody who takes snapshots.
    public Environment with(Snapshots taking) {
        return new Environment(execution.with(taking), dynamoDb, kms);
    }
}
