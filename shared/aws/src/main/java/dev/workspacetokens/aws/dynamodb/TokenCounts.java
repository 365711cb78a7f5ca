package dev.workspacetokens.aws.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenStore;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Counts a workspace's tokens, so that there is an end to them.
///
/// A creation adds one in its own transaction. A revocation takes one away behind its transaction, because a count must
/// never stand in its way; when that fails the count is too high. So the tokens are counted anew before one is refused.
final class TokenCounts {

    private static final int MAX_ATTEMPTS = 3;

    private final TokenTable table;

    TokenCounts(TokenTable table) {
        this.table = table;
    }

    /// Commits a creation that counts one token more.
    ///
    /// @param creation all else that it writes
    /// @param most how many tokens the workspace may have
    /// @throws Refusal.Conflict when it has so many
    void commit(Transaction creation, WorkspaceRef workspace, int most) {
        var below = Expression.builder().expression("attribute_not_exists(#tokens) OR #tokens < :most")
                .putExpressionName("#tokens", TokenCountItem.TOKENS)
                .putExpressionValue(":most", AttributeValue.fromN(Integer.toString(most))).build();
        creation.update(table.of(TokenCountItem.ONE_MORE), TokenCountItem.class,
                new TokenCountItem(workspace.uid(), 0), below, _ -> {
                    throw new Full();
                });
        for (int attempt = 1;; attempt++) {
            try {
                creation.commit();
                return;
            } catch (Full _) {
                if (attempt == MAX_ATTEMPTS || !hasRoom(workspace, most)) {
                    throw TokenStore.full(most);
                }
            }
        }
    }

    /// Takes one away from the count, if it is not zero already.
    void lower(WorkspaceRef workspace) {
        var some = Expression.builder().expression("#tokens > :none")
                .putExpressionName("#tokens", TokenCountItem.TOKENS)
                .putExpressionValue(":none", AttributeValue.fromN("0")).build();
        set(table.of(TokenCountItem.ONE_LESS), new TokenCountItem(workspace.uid(), 0), some);
    }

    /// Counts anew. The result is noted unless the count changed since: then it counts for the next attempt.
    private boolean hasRoom(WorkspaceRef workspace, int most) {
        DynamoDbTable<TokenCountItem> counts = table.of(TokenCountItem.SCHEMA);
        TokenCountItem noted = counts.getItem(r -> r.consistentRead(true)
                .key(TokenCountItem.key(workspace.uid())));
        int found = DynamoDbTokenStore.records(table, workspace.slug()).all().size();
        if (noted != null && found < most) {
            set(counts, new TokenCountItem(workspace.uid(), found),
                    Conditions.equal(TokenCountItem.TOKENS, noted.tokens()));
        }
        return found < most;
    }

    private static void set(DynamoDbTable<TokenCountItem> counts, TokenCountItem item, Expression condition) {
        try {
            var _ = counts.updateItem(r -> r.item(item).conditionExpression(condition));
        } catch (ConditionalCheckFailedException _) {
            // Somebody else counted.
        }
    }

    /// The count is at its limit.
    private static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
