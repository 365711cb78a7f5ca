package dev.workspacetokens.testing;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.emulators.HmacKey;
import dev.workspacetokens.emulators.Template;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/// The backend in a container: DynamoDB and KMS of [LocalStack], with the template's table and a key that LocalStack
/// drew.
///
/// @param localStack where it is
public record LocalStackBackend(LocalStack localStack, DynamoDbClient dynamoDb, KmsClient kms, String table,
        Map<String, Key> keys) implements Backend {

    private static final int STRIDE = 17;

    /// Creates table, key and alias in the LocalStack of this JVM, which must not have them yet.
    public static LocalStackBackend start() {
        Template template = Template.ofThisBuild();
        LocalStack localStack = LocalStack.shared();
        DynamoDbClient dynamoDb = localStack.client(DynamoDbClient.builder());
        String table = template.table().tableName();
        dynamoDb.createTable(template.table());
        dynamoDb.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.attributeName(template.ttlAttribute()).enabled(true)));
        KmsClient kms = localStack.client(KmsClient.builder());
        Map<String, Key> keys = template.keys().stream().collect(toMap(HmacKey::logicalId, key -> create(kms, key)));
        return new LocalStackBackend(localStack, dynamoDb, kms, table, keys);
    }

    private static Key create(KmsClient kms, HmacKey wanted) {
        String alias = wanted.aliases().getFirst();
        String arn = kms.createKey(r -> r.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC))
                .keyMetadata().arn();
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(arn));
        return new Key(arn, alias);
    }

    @Override
    public int stride() {
        return Generated.all() ? 1 : STRIDE;
    }
}
