package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.token.Receipt;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.Keys;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A [Receipt] as `IDEMPOTENCY#<workspace uid>` / `<name of the call>`. DynamoDB deletes it some time after it has
/// ceased to count.
///
/// @param workspaceUid in whose workspace the call was made
record ReceiptItem(String workspaceUid, Receipt receipt) {

    static final TableSchema<ReceiptItem> SCHEMA = StaticImmutableTableSchema.builder(ReceiptItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(i -> Keys.idempotencyPartition(i.workspaceUid()))
                    .setter((r, v) -> r.workspaceUid = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(i -> i.receipt().call())
                    .setter((r, v) -> r.call = v).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name("fingerprint").getter(i -> i.receipt().fingerprint())
                    .setter((r, v) -> r.fingerprint = v))
            .addAttribute(String.class, a -> a.name("token").getter(i -> i.receipt().token().value())
                    .setter((r, v) -> r.token = v))
            .addAttribute(Long.class, a -> a.name("generation").getter(i -> i.receipt().generation())
                    .setter((r, v) -> r.generation = v))
            .addAttribute(String.class, a -> a.name("key_id").getter(i -> i.receipt().keyId())
                    .setter((r, v) -> r.keyId = v))
            .addAttribute(String.class, a -> a.name("prefix").getter(i -> i.receipt().prefix())
                    .setter((r, v) -> r.prefix = v))
            .addAttribute(String.class, a -> a.name("nonce").getter(i -> i.receipt().nonce())
                    .setter((r, v) -> r.nonce = v))
            .addAttribute(Instant.class, a -> a.name("at").getter(i -> i.receipt().at()).setter((r, v) -> r.at = v))
            .addAttribute(Long.class, a -> a.name(Keys.TTL).getter(i -> i.receipt().keptUntil().getEpochSecond())
                    .setter((_, _) -> {}))
            .build();

    static Key key(String workspaceUid, String call) {
        return TokenTable.key(Keys.idempotencyPartition(workspaceUid), call);
    }

    /// The condition that no receipt of the call counts any more when this one is written.
    Expression first() {
        return Expression.builder().expression("attribute_not_exists(PK) OR #ttl <= :now")
                .expressionNames(Map.of("#ttl", Keys.TTL)).expressionValues(Map.of(":now",
                        AttributeValue.fromN(Long.toString(receipt.at().getEpochSecond()))))
                .build();
    }

    static final class Row {
        private String workspaceUid = "";
        private String call = "";
        private String fingerprint = "";
        private String token = "";
        private long generation;
        private String keyId = "";
        private String prefix = "";
        private String nonce = "";
        private Instant at = Instant.EPOCH;

        private ReceiptItem build() {
            return new ReceiptItem(workspaceUid,
                    new Receipt(call, fingerprint, new TokenId(token), generation, keyId, prefix, nonce, at));
        }
    }
}
