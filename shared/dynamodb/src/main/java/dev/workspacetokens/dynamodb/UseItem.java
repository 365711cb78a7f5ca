package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.Keys;
import dev.workspacetokens.table.LastUses;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// When a token was used last, as `USE#<workspace uid>` / `<token>`: the only items that the authorizer may write, by
/// [LastUses].
///
/// @param workspaceUid whose token
/// @param token whose use
/// @param use of the newest generation that was seen, and of the newest one before it that was
record UseItem(String workspaceUid, TokenId token, LastUse use) {

    static final TableSchema<UseItem> SCHEMA = StaticImmutableTableSchema.builder(UseItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(u -> Keys.usePartition(u.workspaceUid()))
                    .setter((r, v) -> r.workspaceUid = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(u -> u.token().value())
                    .setter((r, v) -> r.token = v).tags(primarySortKey()))
            .addAttribute(LocalDate.class,
                    a -> a.name(LastUses.DAY).getter(u -> u.use().day()).setter((r, v) -> r.day = v))
            .addAttribute(String.class,
                    a -> a.name(LastUses.SOURCE).getter(u -> u.use().source()).setter((r, v) -> r.source = v))
            .addAttribute(Long.class, a -> a.name(LastUses.FORMER_GENERATION)
                    .getter(u -> u.use().formerGeneration()).setter((r, v) -> r.formerGeneration = v))
            .addAttribute(LocalDate.class, a -> a.name(LastUses.FORMER_DAY).getter(u -> u.use().formerDay())
                    .setter((r, v) -> r.formerDay = v))
            .addAttribute(Long.class,
                    a -> a.name(LastUses.GENERATION).getter(u -> u.use().generation())
                            .setter((r, v) -> r.generation = v))
            .build();

    static final class Row {
        private String workspaceUid = "";
        private String token = "";
        private LocalDate day = LocalDate.EPOCH;
        private String source = "";
        private long generation;
        private long formerGeneration;
        private @Nullable LocalDate formerDay;

        private UseItem build() {
            return new UseItem(workspaceUid, new TokenId(token),
                    new LastUse(day, source, generation, formerGeneration, formerDay));
        }
    }
}
