package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.table.Keys;
import dev.workspacetokens.table.StateRows;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A table of its own, for the rows of a deployment's state are there once.
final class StateTable implements AutoCloseable {

    static final Instant NOW = Instant.parse("2040-01-01T00:00:00Z");
    private static final Backend BACKEND = Backend.shared();

    final ManualClock clock = new ManualClock(NOW);
    private final String name = BACKEND.newTable();

    TokenTable table(Interceptor interceptor) {
        return new TokenTable(World.client(interceptor), name, _ -> {});
    }

    DynamoDbFreezes freezes(Interceptor interceptor) {
        return new DynamoDbFreezes(table(interceptor), WholeStore.DIRECTORY, trail());
    }

    DynamoDbWorkspaces workspaces(Interceptor interceptor) {
        return new DynamoDbWorkspaces(table(interceptor), WholeStore.DIRECTORY, freezes(interceptor), trail(),
                World.RANDOM);
    }

    DynamoDbAccessPolicies policies(Interceptor interceptor) {
        return new DynamoDbAccessPolicies(table(interceptor), WholeStore.SEALING, WholeStore.KEY, trail(), clock);
    }

    /// Keeps events for a day.
    AuditTrail trail() {
        return new AuditTrail(clock, World.RANDOM, Duration.ofDays(1));
    }

    /// The state as an authorizer that has just started reads it.
    StateRows state() {
        return StateRows.stored(new SdkAuthorizerTable(World.client(Interceptor.NONE), name), WholeStore.KEY, clock);
    }

    Workspace workspace(String slug) {
        return workspaces(Interceptor.NONE).put(WholeStore.SAAS, new Slug(slug), slug).value();
    }

    /// A row of the state; empty when there is none.
    Map<String, AttributeValue> row(String sk) {
        return BACKEND.dynamoDb().getItem(r -> r.tableName(name).consistentRead(true).key(key(sk))).item();
    }

    /// The row of a workspace.
    Map<String, AttributeValue> workspaceRow(Slug slug) {
        return BACKEND.dynamoDb().getItem(r -> r.tableName(name).consistentRead(true).key(Map.of(Keys.PK,
                AttributeValue.fromS(Keys.workspacePartition(slug)), Keys.SK, AttributeValue.fromS(Keys.WORKSPACE))))
                .item();
    }

    void delete(String sk) {
        var _ = BACKEND.dynamoDb().deleteItem(r -> r.tableName(name).key(key(sk)));
    }

    /// Changes an attribute of a row as whoever can write to the table and not use the keys would.
    void forge(String sk, String attribute, AttributeValue value) {
        var row = new HashMap<>(row(sk));
        row.put(attribute, value);
        var _ = BACKEND.dynamoDb().putItem(r -> r.tableName(name).item(row));
    }

    private static Map<String, AttributeValue> key(String sk) {
        return Map.of(Keys.PK, AttributeValue.fromS(Keys.STATE), Keys.SK, AttributeValue.fromS(sk));
    }

    @Override
    public void close() {
        var _ = BACKEND.dynamoDb().deleteTable(r -> r.tableName(name));
    }

    /// Takes what the list of workspaces says of a freeze out of it, as whoever can write to the table may.
    void unlist(String slug) {
        var _ = BACKEND.dynamoDb().updateItem(r -> r.tableName(name)
                .key(Map.of(Keys.PK, AttributeValue.fromS(Keys.WORKSPACES), Keys.SK, AttributeValue.fromS(slug)))
                .updateExpression("REMOVE frozen"));
    }
}
