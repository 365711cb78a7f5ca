package dev.workspacetokens.emulators.units;

import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// A table whose every request is counted, and items of every size in it.
final class CountedTable implements AutoCloseable {

    static final String NAME = Template.ofThisBuild().table().tableName();

    private final EmbeddedDynamoDb database = EmbeddedDynamoDb.inMemory(Template.ofThisBuild());
    private final UnitCounter counter = new UnitCounter();
    private final DynamoDbClient client = counter.watch(database.client());

    /// What these requests cost, refused or not.
    Units cost(Consumer<DynamoDbClient> requests) {
        var _ = counter.take();
        try {
            requests.accept(client);
        } catch (ConditionalCheckFailedException | TransactionCanceledException refused) {
            // What a refusal costs is what some tests are about.
        }
        return counter.take();
    }

    /// What these requests read.
    double reads(Consumer<DynamoDbClient> requests) {
        Units units = cost(requests);
        if (units.write() != 0) {
            throw new AssertionError("a read has written: " + units);
        }
        return units.read();
    }

    /// What these requests write.
    double writes(Consumer<DynamoDbClient> requests) {
        Units units = cost(requests);
        if (units.read() != 0) {
            throw new AssertionError("a write has read: " + units);
        }
        return units.write();
    }

    /// Puts an item there, uncounted, and gives its key.
    Map<String, AttributeValue> stored(String sk, long bytes) {
        database.client().putItem(r -> r.tableName(NAME).item(item(sk, bytes)));
        return key(sk);
    }

    /// A key of ten bytes with a sort key of three.
    static Map<String, AttributeValue> key(String sk) {
        return Map.of("PK", text("one"), "SK", text(sk));
    }

    /// An item that counts so many bytes.
    static Map<String, AttributeValue> item(String sk, long bytes) {
        var item = new HashMap<>(key(sk));
        item.put("data", text(""));
        item.put("data", text("x".repeat(Math.toIntExact(bytes - ItemSize.of(item)))));
        return item;
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    @Override
    public void close() {
        database.close();
    }
}
