package dev.workspacetokens.testing;

import dev.workspacetokens.emulators.Template;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/// A DynamoDB with the template's table and a KMS with the template's key.
///
/// Tests share it, so each works on workspaces, apps and keys of its own names, or on a table of its own.
public interface Backend {

    /// What DynamoDB takes at once.
    int BATCH = 25;

    /// The backend of this JVM: started when it is first asked for, gone with the JVM.
    static Backend shared() {
        return SharedBackend.instance();
    }

    /// The database. Shared: nobody closes it.
    DynamoDbClient dynamoDb();

    /// The keys. Shared: nobody closes it.
    KmsClient kms();

    /// The table's name.
    String table();

    /// The keys of the template as they are here, by their names in the template.
    Map<String, Key> keys();

    /// The alias of the key that tokens are issued under. Whoever moves it moves it back.
    default String keyAlias() {
        return key("TokenKey").alias();
    }

    /// The ARN of the key that tokens are issued under.
    default String keyArn() {
        return key("TokenKey").arn();
    }

    /// A key of the template.
    ///
    /// @param logicalId its name there
    default Key key(String logicalId) {
        return Objects.requireNonNull(keys().get(logicalId), logicalId);
    }

    /// The variables by which functions are told of the keys, which have other names on each backend.
    default Map<String, String> keyVariables() {
        return Map.of("TOKEN_KEYS", keyArn(), "ACCESS_KEYS", key("AccessKey").arn(), "DIRECTORY_KEYS",
                key("DirectoryKey").arn());
    }

    /// A key of the template.
    ///
    /// @param alias that leads to it
    record Key(String arn, String alias) {}

    /// Creates an empty table of the template's kind and gives its name. Whoever asks for it deletes it.
    default String newTable() {
        String name = "table-" + UUID.randomUUID();
        dynamoDb().createTable(Template.ofThisBuild().table().toBuilder().tableName(name).build());
        return name;
    }

    /// The whole table.
    default Set<Map<String, AttributeValue>> rows(String table) {
        var rows = new HashSet<Map<String, AttributeValue>>();
        dynamoDb().scanPaginator(r -> r.tableName(table).consistentRead(true)).items().forEach(rows::add);
        return rows;
    }

    /// Makes a table hold these rows and no other. Only what differs is written.
    default void replaceAll(String table, Set<Map<String, AttributeValue>> wanted) {
        List<String> names = Template.ofThisBuild().table().keySchema().stream().map(KeySchemaElement::attributeName)
                .toList();
        Set<Map<String, AttributeValue>> present = rows(table);
        Set<Map<String, AttributeValue>> kept = keys(wanted, names);
        write(table, Stream.concat(
                keys(present, names).stream().filter(key -> !kept.contains(key))
                        .map(key -> WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build()),
                wanted.stream().filter(row -> !present.contains(row)).map(Backend::put)).toList());
    }

    private static Set<Map<String, AttributeValue>> keys(Set<Map<String, AttributeValue>> rows, List<String> names) {
        return rows.stream().map(row -> {
            var key = new HashMap<>(row);
            key.keySet().retainAll(names);
            return key;
        }).collect(Collectors.toSet());
    }

    /// Writes items, 25 in a request.
    default void putAll(String table, Collection<Map<String, AttributeValue>> items) {
        write(table, items.stream().map(Backend::put).toList());
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(put -> put.item(item)).build();
    }

    private void write(String table, List<WriteRequest> writes) {
        for (int from = 0; from < writes.size(); from += BATCH) {
            var batch = writes.subList(from, Math.min(from + BATCH, writes.size()));
            var left = dynamoDb().batchWriteItem(r -> r.requestItems(Map.of(table, batch))).unprocessedItems();
            if (!left.isEmpty()) {
                throw new IllegalStateException("the database is too busy for a test");
            }
        }
    }

    /// Which of the generated cases are worth their time here: all of them in the process, each seventeenth in a
    /// container, which takes ten times as long, and all of them there, too, at night ([Generated]). A prime number, so
    /// that every kind of case comes up whatever the order.
    default int stride() {
        return 1;
    }

    /// The cases of this backend's stride.
    default <T> Stream<T> sample(List<T> cases) {
        return IntStream.range(0, cases.size()).filter(i -> i % stride() == 0).mapToObj(cases::get);
    }

    /// Creates an HMAC key of the template's kind and gives its ARN.
    default String newKey() {
        return kms().createKey(r -> r.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC))
                .keyMetadata().arn();
    }
}
