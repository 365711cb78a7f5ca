package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class EmbeddedDynamoDbTest {

    private static final Map<String, AttributeValue> KEY = Map.of("PK", text("a"), "SK", text("b"));

    private final Template template = TemplateTest.small(Map.of());

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    @Test
    void tableOfTheTemplateIsThereAndNothingInItExpiresByTheClockOfTheMachine() {
        try (var database = EmbeddedDynamoDb.inMemory(template)) {
            String table = template.table().tableName();
            assertThat(database.client().describeTable(request -> request.tableName(table)).table().keySchema())
                    .hasSize(2);
            assertThat(database.client().describeTimeToLive(request -> request.tableName(table)).timeToLiveDescription()
                    .attributeName()).isNull();
        }
    }

    @Test
    void folderKeepsWhatWasWritten(@TempDir Path folder) {
        try (var first = EmbeddedDynamoDb.in(folder).provide(template)) {
            first.client().putItem(request -> request.tableName(template.table().tableName()).item(KEY));
        }
        try (var second = EmbeddedDynamoDb.in(folder).provide(template)) {
            assertThat(read(second.client())).isEqualTo(KEY);
        }
    }

    @Test
    void closedDatabaseHasNoThreadLeftThatHoldsItsFile(@TempDir Path folder) {
        EmbeddedDynamoDb closed;
        try (var database = EmbeddedDynamoDb.in(folder).provide(template)) {
            assertThat(database.writers()).isNotEmpty().allMatch(Thread::isAlive);
            closed = database;
        }
        assertThat(closed.writers()).noneMatch(Thread::isAlive);
    }

    @Test
    void memoryForgets() {
        try (var first = EmbeddedDynamoDb.inMemory(template)) {
            first.client().putItem(request -> request.tableName(template.table().tableName()).item(KEY));
        }
        try (var second = EmbeddedDynamoDb.inMemory(template)) {
            assertThat(read(second.client())).isEmpty();
        }
    }

    private Map<String, AttributeValue> read(DynamoDbClient client) {
        return client.getItem(request -> request.tableName(template.table().tableName()).key(KEY).consistentRead(true))
                .item();
    }
}
