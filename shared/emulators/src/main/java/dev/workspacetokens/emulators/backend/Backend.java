package dev.workspacetokens.emulators.backend;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// A DynamoDB with the template's table and a KMS with the template's key.
///
/// Tests share it, so each works on workspaces, apps and keys of its own names.
public interface Backend {

    /// The backend of this JVM: started when it is first asked for, gone with the JVM.
    static Backend shared() {
        return EmbeddedBackend.Shared.INSTANCE;
    }

    /// The database. Shared: nobody closes it.
    DynamoDbClient dynamoDb();

    /// The keys. Shared: nobody closes it.
    KmsClient kms();

    /// The table's name.
    String table();

    /// The alias of the key that tokens are issued under. Whoever moves it moves it back.
    String keyAlias();

    /// The ARN of the template's key.
    String keyArn();
}
