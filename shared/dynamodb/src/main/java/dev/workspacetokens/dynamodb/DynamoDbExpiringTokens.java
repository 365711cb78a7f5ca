package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.walk.ExpiringToken;
import dev.workspacetokens.application.walk.ExpiringTokens;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.table.Keys;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/// The [ExpiringTokens] of the table. Half a unit for every 4 KB of records, and for every workspace without any.
public final class DynamoDbExpiringTokens implements ExpiringTokens {

    private final TokenTable table;

    public DynamoDbExpiringTokens(TokenTable table) {
        this.table = table;
    }

    @Override
    public Page<Slug> workspaces(String after) {
        return DynamoDbWorkspaces.listed(table)
                .pageOf(DynamoDbWorkspaces::read, new Page.Request(after.isEmpty() ? null : after, Page.MAX_ITEMS))
                .map(workspace -> workspace.ref().slug());
    }

    @Override
    public List<ExpiringToken> of(Slug workspace) {
        return table.rows()
                .query(r -> r.attributesToProject(ExpiringItem.ATTRIBUTES).queryConditional(
                        QueryConditional.keyEqualTo(k -> k.partitionValue(Keys.tokensPartition(workspace)))))
                .items().stream().flatMap(row -> UnsealedRow.read(ExpiringItem.SCHEMA, row).stream())
                .map(ExpiringItem::token).flatMap(Optional::stream).toList();
    }
}
