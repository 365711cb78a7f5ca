package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.lambda.retry.Pause;
import dev.workspacetokens.table.Keys;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverterProvider;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The one table, seen as a table of each kind of item.
public final class TokenTable {

    private static final TableSchema<EnhancedDocument> ROWS = TableSchema.documentSchemaBuilder()
            .addIndexPartitionKey(TableMetadata.primaryIndexName(), Keys.PK, AttributeValueType.S)
            .addIndexSortKey(TableMetadata.primaryIndexName(), Keys.SK, AttributeValueType.S)
            .attributeConverterProviders(AttributeConverterProvider.defaultProvider()).build();

    private final DynamoDbEnhancedClient client;
    private final String name;
    private final Pause pause;

    /// @param client of the region that holds the table
    /// @param name of the table
    public TokenTable(DynamoDbClient client, String name) {
        this(client, name, Pause.JITTERED);
    }

    TokenTable(DynamoDbClient client, String name, Pause pause) {
        this.client = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
        this.name = name;
        this.pause = pause;
    }

    static Key key(String pk, String sk) {
        return Key.builder().partitionValue(pk).sortValue(sk).build();
    }

    /// The rows as they are, whatever they hold.
    DynamoDbTable<EnhancedDocument> rows() {
        return of(ROWS);
    }

    DynamoDbTable<Credential> credentials() {
        return of(CredentialItem.SCHEMA);
    }

    DynamoDbTable<GrantItem> grants() {
        return of(GrantItem.SCHEMA);
    }

    DynamoDbTable<WorkspaceToken> tokens() {
        return of(TokenItem.SCHEMA);
    }

    DynamoDbTable<ParticularsItem> particulars() {
        return of(ParticularsItem.SCHEMA);
    }

    DynamoDbTable<WorkspaceItem> workspaces() {
        return of(WorkspaceItem.SCHEMA);
    }

    DynamoDbTable<Workspace> listedWorkspaces() {
        return of(ListedWorkspaceItem.SCHEMA);
    }

    DynamoDbTable<AppItem> apps() {
        return of(AppItem.SCHEMA);
    }

    DynamoDbTable<AppOwner> appOwners() {
        return of(AppOwnerItem.SCHEMA);
    }

    DynamoDbTable<Member> members() {
        return of(MemberItem.SCHEMA);
    }

    DynamoDbTable<MembershipItem> memberships() {
        return of(MembershipItem.SCHEMA);
    }

    DynamoDbTable<UseItem> uses() {
        return of(UseItem.SCHEMA);
    }

    /// The table as a table of the items that a schema maps.
    <T> DynamoDbTable<T> of(TableSchema<T> schema) {
        return client.table(name, schema);
    }

    Transaction transaction() {
        return new Transaction(client, pause);
    }

    Snapshot snapshot() {
        return new Snapshot(client);
    }

    Attempts attempts() {
        return new Attempts(pause);
    }

    Batches batches() {
        return new Batches(client, pause);
    }
}
