package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.atomicCounter;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.table.Keys;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// How many tokens a workspace has, as `COUNT#<workspace uid>` / `TOKENS`.
///
/// @param workspaceUid whose tokens
/// @param tokens how many; what an update by [#ONE_MORE] or [#ONE_LESS] says here does not count
/// @param recounts how often they were counted anew
/// @param changes how often any of this was written; each write adds one, whatever it says here
record TokenCountItem(String workspaceUid, long tokens, long recounts, long changes) {

    static final String TOKENS = "tokens";
    static final String RECOUNTS = "recounts";
    static final String CHANGES = "changes";

    static final TableSchema<TokenCountItem> SCHEMA = builder().addAttribute(Long.class, a -> a.name(RECOUNTS)
            .getter(TokenCountItem::recounts).setter((r, v) -> r.recounts = v)).build();
    /// An update adds one to what is there, or to nothing.
    static final TableSchema<TokenCountItem> ONE_MORE = schema(atomicCounter(1, 1));
    /// An update takes one away.
    static final TableSchema<TokenCountItem> ONE_LESS = schema(atomicCounter(-1, 0));

    /// A workspace's count for an update by [#ONE_MORE] or [#ONE_LESS].
    static TokenCountItem of(String workspaceUid) {
        return new TokenCountItem(workspaceUid, 0, 0, 0);
    }

    private static TableSchema<TokenCountItem> schema(StaticAttributeTag tag) {
        return builder(tag).build();
    }

    private static StaticImmutableTableSchema.Builder<TokenCountItem, Row> builder(StaticAttributeTag... tags) {
        return StaticImmutableTableSchema.builder(TokenCountItem.class, Row.class)
                .newItemBuilder(Row::new, Row::build)
                .addAttribute(String.class, a -> a.name(Keys.PK).getter(i -> Keys.countPartition(i.workspaceUid()))
                        .setter((r, v) -> r.workspaceUid = Keys.tail(v)).tags(primaryPartitionKey()))
                .addAttribute(String.class,
                        a -> a.name(Keys.SK).getter(_ -> Keys.TOKENS).setter((_, _) -> {}).tags(primarySortKey()))
                .addAttribute(Long.class, a -> a.name(TOKENS).getter(TokenCountItem::tokens)
                        .setter((r, v) -> r.tokens = v).tags(tags))
                .addAttribute(Long.class, a -> a.name(CHANGES).getter(TokenCountItem::changes)
                        .setter((r, v) -> r.changes = v).tags(atomicCounter(1, 1)));
    }

    static Key key(String workspaceUid) {
        return TokenTable.key(Keys.countPartition(workspaceUid), Keys.TOKENS);
    }

    static final class Row {
        private String workspaceUid = "";
        private long tokens;
        private long recounts;
        private long changes;

        private TokenCountItem build() {
            return new TokenCountItem(workspaceUid, tokens, recounts, changes);
        }
    }
}
