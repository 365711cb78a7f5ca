package dev.workspacetokens.testing;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.HmacKey;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// The backend in this process.
record EmbeddedBackend(DynamoDbClient dynamoDb, KmsClient kms, String table,
        Map<String, Key> keys) implements Backend {

    static EmbeddedBackend start() {
        Template template = Template.ofThisBuild();
        EmbeddedDynamoDb database = EmbeddedDynamoDb.inMemory(template);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        LocalKms kms = LocalKms.inMemory().provide(template.keys());
        return new EmbeddedBackend(database.client(), kms, template.table().tableName(), template.keys().stream()
                .collect(toMap(HmacKey::logicalId, key -> new Key(key.arn(), key.aliases().getFirst()))));
    }
}
