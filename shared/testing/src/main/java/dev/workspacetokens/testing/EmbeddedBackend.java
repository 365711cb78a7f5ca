package dev.workspacetokens.testing;

import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.HmacKey;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// The backend in this process.
record EmbeddedBackend(DynamoDbClient dynamoDb, KmsClient kms, String table, String keyAlias,
        String keyArn) implements Backend {

    static EmbeddedBackend start() {
        Template template = Template.ofThisBuild();
        EmbeddedDynamoDb database = EmbeddedDynamoDb.inMemory(template);
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        LocalKms kms = LocalKms.inMemory().provide(template.keys());
        HmacKey key = template.keys().getFirst();
        return new EmbeddedBackend(database.client(), kms, template.table().tableName(), key.aliases().getFirst(),
                key.arn());
    }
}
