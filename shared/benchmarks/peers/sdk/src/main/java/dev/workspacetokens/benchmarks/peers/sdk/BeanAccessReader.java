package dev.workspacetokens.benchmarks.peers.sdk;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader;
import dev.workspacetokens.domain.token.TokenId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.GetItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactGetItemsEnhancedRequest;

/// Reads with the enhanced client and beans. All three items at once take a transaction there: a batch would map every
/// item of the table with one bean.
final class BeanAccessReader implements AccessReader {

    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<CredentialBean> credentials;
    private final DynamoDbTable<GrantBean> grants;
    private final DynamoDbTable<AppBean> apps;

    BeanAccessReader(DynamoDbEnhancedClient client, String table) {
        this.client = client;
        this.credentials = client.table(table, TableSchema.fromBean(CredentialBean.class));
        this.grants = client.table(table, TableSchema.fromBean(GrantBean.class));
        this.apps = client.table(table, TableSchema.fromBean(AppBean.class));
    }

    @Override
    public Facts read(TokenId token, @Nullable Slug app) {
        Key credential = key("CREDENTIAL#" + token, "CREDENTIAL");
        if (app == null) {
            CredentialBean found = credentials.getItem(consistently(credential));
            return new Facts(found == null ? null : found.credential(), null, null);
        }
        var documents = client.transactGetItems(TransactGetItemsEnhancedRequest.builder()
                .addGetItem(credentials, credential)
                .addGetItem(grants, key("GRANT#" + token, app.value()))
                .addGetItem(apps, key("APP#" + app, "APP"))
                .build());
        CredentialBean found = documents.get(0).getItem(credentials);
        GrantBean grant = documents.get(1).getItem(grants);
        AppBean owner = documents.get(2).getItem(apps);
        return new Facts(found == null ? null : found.credential(), grant == null ? null : grant.grant(),
                owner == null ? null : owner.owner());
    }

    @Override
    public Optional<Grant> grant(String grantSet, Slug app) {
        return Optional.ofNullable(grants.getItem(consistently(key("GRANT#" + grantSet, app.value()))))
                .map(GrantBean::grant);
    }

    private static GetItemEnhancedRequest consistently(Key key) {
        return GetItemEnhancedRequest.builder().key(key).consistentRead(true).build();
    }

    private static Key key(String pk, String sk) {
        return Key.builder().partitionValue(pk).sortValue(sk).build();
    }
}
