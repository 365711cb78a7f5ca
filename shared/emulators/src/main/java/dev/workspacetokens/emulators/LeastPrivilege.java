package dev.workspacetokens.emulators;

import dev.workspacetokens.emulators.iam.DynamoDbCalls;
import dev.workspacetokens.emulators.iam.DynamoDbTable;
import dev.workspacetokens.emulators.iam.Enforcement;
import dev.workspacetokens.emulators.iam.ExecutionRole;
import dev.workspacetokens.emulators.iam.KmsCalls;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.kms.KmsClient;

/// Gives every function clients that may do what its role in the template may, and nothing else: what runs here under a
/// test has the permissions that it needs on AWS.
public final class LeastPrivilege {

    private final Template template;
    private final DynamoDbCalls dynamoDb;
    private final KmsCalls kms;
    private final Enforcement.Observer observer;

    /// @param keys tell which key an alias leads to
    public LeastPrivilege(Template template, KmsClient keys) {
        this(template, keys, Enforcement.Observer.NONE);
    }

    /// @param keys tell which key an alias leads to
    /// @param observer is told of every call
    public LeastPrivilege(Template template, KmsClient keys, Enforcement.Observer observer) {
        this.template = template;
        this.dynamoDb = new DynamoDbCalls(table(template.table()));
        this.kms = new KmsCalls(key -> keys.describeKey(r -> r.keyId(key)).keyMetadata().arn());
        this.observer = observer;
    }

    /// A function's client of DynamoDB.
    public DynamoDbClient confine(LambdaFunction function, DynamoDbClient client) {
        return Enforcement.ofDynamoDb(role(function), dynamoDb, observer).before(DynamoDbClient.class, client);
    }

    /// A function's client of KMS.
    public KmsClient confine(LambdaFunction function, KmsClient client) {
        return Enforcement.ofKms(role(function), kms, observer).before(KmsClient.class, client);
    }

    private ExecutionRole role(LambdaFunction function) {
        return template.role(function.logicalId());
    }

    private static DynamoDbTable table(CreateTableRequest table) {
        return new DynamoDbTable(table.tableName(), Names.arn("dynamodb", "table/" + table.tableName()),
                table.keySchema().stream().filter(key -> key.keyType() == KeyType.HASH).findFirst().orElseThrow()
                        .attributeName());
    }
}
