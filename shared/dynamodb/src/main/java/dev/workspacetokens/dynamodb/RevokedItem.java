package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.Keys;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// Where the trail tells how a token was revoked, as `REVOKED#<workspace uid>` / `<token>`: so that nobody has to look
/// for it. It is kept as long as the event.
///
/// @param event the event's key, as sealed rows name theirs
/// @param keptUntil in seconds since 1970
record RevokedItem(String workspaceUid, TokenId token, String event, long keptUntil) {

    static final TableSchema<RevokedItem> SCHEMA = StaticImmutableTableSchema.builder(RevokedItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(i -> Keys.revokedPartition(i.workspaceUid()))
                    .setter((r, v) -> r.workspaceUid = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(i -> i.token().value())
                    .setter((r, v) -> r.token = v).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name(Keys.EVENT).getter(RevokedItem::event)
                    .setter((r, v) -> r.event = v))
            .addAttribute(Long.class, a -> a.name(Keys.TTL).getter(RevokedItem::keptUntil)
                    .setter((r, v) -> r.keptUntil = v))
            .build();

    static Key key(String workspaceUid, TokenId token) {
        return TokenTable.key(Keys.revokedPartition(workspaceUid), token.value());
    }

    static final class Row {
        private String workspaceUid = "";
        private String token = "";
        private String event = "";
        private long keptUntil;

        private RevokedItem build() {
            return new RevokedItem(workspaceUid, new TokenId(token), event, keptUntil);
        }
    }
}
