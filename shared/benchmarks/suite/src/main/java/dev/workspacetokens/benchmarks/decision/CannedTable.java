package dev.workspacetokens.benchmarks.decision;

import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.IssuedToken;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// A table that always answers with the same three items, at once.
final class CannedTable implements DynamoDbClient {

    private final BatchGetItemResponse answer;

    CannedTable(String table, IssuedToken issued, Grant grant, AppOwner owner) {
        Credential credential = issued.credential();
        this.answer = BatchGetItemResponse.builder().responses(Map.of(table, List.of(
                Map.ofEntries(Map.entry("PK", text("CREDENTIAL#" + credential.id())),
                        Map.entry("SK", text("CREDENTIAL")),
                        Map.entry("mac", AttributeValue.fromB(SdkBytes.fromByteArray(credential.mac().bytes()))),
                        Map.entry("key_id", text(credential.keyId())),
                        Map.entry("algorithm", AttributeValue.fromN("1")),
                        Map.entry("generation", AttributeValue.fromN("1")),
                        Map.entry("name", text(credential.name())),
                        Map.entry("workspace", text(credential.workspace().slug())),
                        Map.entry("workspace_uid", text(credential.workspace().uid())),
                        Map.entry("expires_at", text(credential.expiresAt())),
                        Map.entry("grant_set", text(credential.id()))),
                Map.of("PK", text("GRANT#" + credential.id()), "SK", text(grant.app()), "app_uid",
                        text(grant.appUid()), "role", text(grant.role())),
                Map.of("PK", text("APP#" + owner.app()), "SK", text("APP"), "uid", text(owner.uid()), "workspace",
                        text(owner.workspace().slug()), "workspace_uid", text(owner.workspace().uid())))))
                .unprocessedKeys(Map.of()).build();
    }

    private static AttributeValue text(@Nullable Object value) {
        return AttributeValue.fromS(String.valueOf(value));
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return answer;
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return UpdateItemResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
