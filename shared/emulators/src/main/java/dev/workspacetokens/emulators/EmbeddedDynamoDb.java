package dev.workspacetokens.emulators;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/// DynamoDB Local in this process. It is a real DynamoDB emulator (transactions, conditions, limits), answers within a
/// millisecond, and says nothing to anybody: its telemetry is off.
///
/// Close it: its threads would keep the JVM alive.
public final class EmbeddedDynamoDb implements AutoCloseable {

    /// Held, for a logger that nobody holds forgets its filter. SQLite would tell of every connection, and of every
    /// failure that its caller is told of, too. DynamoDB Local sets a level of its own.
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private static final Duration DRAIN = Duration.ofMinutes(1);

    private final AmazonDynamoDBLocal server;
    private final DynamoDbClient client;
    private final Set<Thread> writers;

    private EmbeddedDynamoDb(AmazonDynamoDBLocal server, Set<Thread> writers) {
        this.server = server;
        this.client = server.dynamoDbClient();
        this.writers = writers;
    }

    /// Opens one database at a time, to tell whose the threads are that come into being.
    private static synchronized EmbeddedDynamoDb open(@Nullable Path file) {
        SQLITE.setFilter(_ -> false);
        boolean withoutTelemetry = true;
        Set<Thread> others = sqliteThreads();
        AmazonDynamoDBLocal server = file == null
                ? DynamoDBEmbedded.create(withoutTelemetry)
                : DynamoDBEmbedded.create(file.toFile(), withoutTelemetry);
        Set<Thread> own = sqliteThreads();
        own.removeAll(others);
        return new EmbeddedDynamoDb(server, own);
    }

    private static Set<Thread> sqliteThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("SQLiteQueue"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// An empty database that is gone when it is closed.
    public static EmbeddedDynamoDb inMemory() {
        return open(null);
    }

    /// The database of a folder, which must exist. One process at a time.
    public static EmbeddedDynamoDb in(Path folder) {
        return open(folder.resolve("dynamodb.sqlite"));
    }

    /// A database in memory that holds the template's table.
    public static EmbeddedDynamoDb inMemory(Template template) {
        return inMemory().provide(template);
    }

    /// Creates the template's table, unless it is there already. Nothing in it expires: this database would go by the
    /// machine's clock, and whoever uses it may have another one. On AWS items go days late, so nobody may count on it.
    public EmbeddedDynamoDb provide(Template template) {
        try {
            client.createTable(template.table());
        } catch (ResourceInUseException _) {
            // Kept from an earlier run.
        }
        return this;
    }

    /// The client of this database. It is shared: close the database, not the client.
    public DynamoDbClient client() {
        return client;
    }

    /// The threads that hold the file open.
    Set<Thread> writers() {
        return Set.copyOf(writers);
    }

    /// Closes the database. When this returns, its file can be opened again: shutting down alone only asks for that.
    @Override
    public void close() {
        client.close();
        server.shutdown();
        try {
            for (Thread writer : writers) {
                writer.join(DRAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
