package dev.workspacetokens.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.atomicCounter;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// How many tokens a workspace has, as `COUNT#<workspace uid>` / `TOKENS`.
///
/// @param workspaceUid whose tokens
/// @param tokens how many; what an update by [#ONE_MORE] or [#ONE_LESS] says here does not count
record TokenCountItem(String workspaceUid, long tokens) {

    static final String TOKENS = "tokens";

    static final TableSchema<TokenCountItem> SCHEMA = schema();
    /// An update adds one to what is there, or to nothing.
    static final TableSchema<TokenCountItem> ONE_MORE = schema(atomicCounter(1, 1));
    /// An update takes one away.
    static final TableSchema<TokenCountItem> ONE_LESS = schema(atomicCounter(-1, 0));

    private static TableSchema<TokenCountItem> schema(StaticAttributeTag... tags) {
        return StaticImmutableTableSchema.builder(TokenCountItem.class, Row.class)
                .newItemBuilder(Row::new, Row::build)
                .addAttribute(String.class, a -> a.name(Keys.PK).getter(i -> Keys.countPartition(i.workspaceUid()))
                        .setter((r, v) -> r.workspaceUid = Keys.tail(v)).tags(primaryPartitionKey()))
                .addAttribute(String.class,
                        a -> a.name(Keys.SK).getter(_ -> Keys.TOKENS).setter((_, _) -> {}).tags(primarySortKey()))
                .addAttribute(Long.class, a -> a.name(TOKENS).getter(TokenCountItem::tokens)
                        .setter((r, v) -> r.tokens = v).tags(tags))
                .build();
    }

    static Key key(String workspaceUid) {
        return Keys.key(Keys.countPartition(workspaceUid), Keys.TOKENS);
    }

    static final class Row {
        private String workspaceUid = "";
        private long tokens;

        private TokenCountItem build() {
            return new TokenCountItem(workspaceUid, tokens);
        }
    }
}
