package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Counts a workspace's tokens, so that there is an end to them.
///
/// A creation adds one in its own transaction. A revocation takes one away behind its transaction, because a count must
/// never stand in its way, and only if nobody has counted anew since it began: that count may have left the token out
/// already. So a count is never too low. It may be too high, and therefore the tokens are counted anew before one
/// is refused.
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
                TokenCountItem.of(workspace.uid()), below, _ -> {
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

    /// How often the tokens were counted anew so far, which [#lower(WorkspaceRef, OptionalLong)] wants to know from
    /// before a revocation. Nothing when that cannot be read now: a revocation does not wait for it.
    OptionalLong recounts(WorkspaceRef workspace) {
        try {
            TokenCountItem noted = read(workspace);
            return OptionalLong.of(noted == null ? 0 : noted.recounts());
        } catch (SdkException _) {
            return OptionalLong.empty();
        }
    }

    /// Takes one away from the count, if it is not zero already and nobody has counted anew meanwhile.
    void lower(WorkspaceRef workspace, OptionalLong recounts) {
        recounts.ifPresent(known -> lower(workspace, known));
    }

    private void lower(WorkspaceRef workspace, long recounts) {
        set(table.of(TokenCountItem.ONE_LESS), TokenCountItem.of(workspace.uid()),
                WriteConditions.both(Expression.builder().expression("#tokens > :none")
                        .putExpressionName("#tokens", TokenCountItem.TOKENS)
                        .putExpressionValue(":none", AttributeValue.fromN("0")).build(),
                        same(TokenCountItem.RECOUNTS, recounts)));
    }

    /// Counts anew. The result is noted unless the count was written since, were it back where it was: then it counts
    /// for the next attempt.
    private boolean hasRoom(WorkspaceRef workspace, int most) {
        TokenCountItem noted = read(workspace);
        int found = DynamoDbTokenRecords.records(table, workspace.slug()).all().size();
        if (noted != null && found != noted.tokens()) {
            set(table.of(TokenCountItem.SCHEMA),
                    new TokenCountItem(workspace.uid(), found, noted.recounts() + 1, noted.changes()),
                    same(TokenCountItem.CHANGES, noted.changes()));
        }
        return found < most;
    }

    private @Nullable TokenCountItem read(WorkspaceRef workspace) {
        return table.of(TokenCountItem.SCHEMA)
                .getItem(r -> r.consistentRead(true).key(TokenCountItem.key(workspace.uid())));
    }

    /// What is zero may not be there yet.
    private static Expression same(String attribute, long value) {
        return Expression.builder().expression(value == 0 ? "attribute_not_exists(#same)" : "#same = :same")
                .putExpressionName("#same", attribute)
                .expressionValues(value == 0
                        ? Map.of()
                        : Map.of(":same", AttributeValue.fromN(Long.toString(value))))
                .build();
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
