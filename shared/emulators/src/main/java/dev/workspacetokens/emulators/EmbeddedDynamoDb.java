package dev.workspacetokens.emulators;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// DynamoDB Local in this process. It is a real DynamoDB emulator (transactions, conditions, limits), answers within a
/// millisecond, and says nothing to anybody: its telemetry is off.
///
/// Close it: its threads would keep the JVM alive.
public final class EmbeddedDynamoDb implements AutoCloseable {

    /// Held, for a logger that nobody holds forgets its level. SQLite would tell of every connection.
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private final AmazonDynamoDBLocal server;
    private final DynamoDbClient client;

    private EmbeddedDynamoDb(@Nullable Path file) {
        SQLITE.setLevel(Level.WARNING);
        boolean withoutTelemetry = true;
        server = file == null
                ? DynamoDBEmbedded.create(withoutTelemetry)
                : DynamoDBEmbedded.create(file.toFile(), withoutTelemetry);
        client = server.dynamoDbClient();
    }

    /// An empty database that is gone when it is closed.
    public static EmbeddedDynamoDb inMemory() {
        return new EmbeddedDynamoDb(null);
    }

    /// The database of a folder, which must exist. One process at a time.
    public static EmbeddedDynamoDb in(Path folder) {
        return new EmbeddedDynamoDb(folder.resolve("dynamodb.sqlite"));
    }

    /// A database in memory that holds the template's table.
    public static EmbeddedDynamoDb inMemory(Template template) {
        return inMemory().provide(template);
    }

    /// Creates the template's table, with its expiry attribute, unless it is there already.
    public EmbeddedDynamoDb provide(Template template) {
        CreateTableRequest table = template.table();
        try {
            client.createTable(table);
        } catch (ResourceInUseException e) {
            return this; // kept from an earlier run
        }
        String ttl = template.ttlAttribute();
        if (!ttl.isEmpty()) {
            client.updateTimeToLive(request -> request.tableName(table.tableName())
                    .timeToLiveSpecification(specification -> specification.attributeName(ttl).enabled(true)));
        }
        return this;
    }

    /// The client of this database. It is shared: close the database, not the client.
    public DynamoDbClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.shutdown();
    }
}
