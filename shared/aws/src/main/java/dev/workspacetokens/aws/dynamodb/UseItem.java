package dev.workspacetokens.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.token.TokenId;
import java.time.LocalDate;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// When a token was used last, as `USE#<token>` / `USE`: the only items that the authorizer may write.
///
/// @param token whose use
/// @param day in UTC
record UseItem(TokenId token, LocalDate day) {

    static final String DAY = "day";
    static final String SOURCE = "source";

    static final TableSchema<UseItem> SCHEMA = StaticImmutableTableSchema.builder(UseItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(u -> Keys.usePartition(u.token()))
                    .setter((r, v) -> r.token = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class,
                    a -> a.name(Keys.SK).getter(_ -> Keys.USE).setter((_, _) -> {}).tags(primarySortKey()))
            .addAttribute(LocalDate.class, a -> a.name(DAY).getter(UseItem::day).setter((r, v) -> r.day = v))
            .build();

    static final class Row {
        private String token = "";
        private LocalDate day = LocalDate.EPOCH;

        private UseItem build() {
            return new UseItem(new TokenId(token), day);
        }
    }
}
