package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.application.walk.NotedSet;
import dev.workspacetokens.application.walk.NotedSets;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.Keys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A [NotedSet] as `LEFTOVERS#<day>` / `<token>#<grant set>`. DynamoDB deletes it when nobody needs it any more.
///
/// @param day (UTC) of the change that may leave the set behind
record LeftoverItem(LocalDate day, NotedSet noted) {

    static final TableSchema<LeftoverItem> SCHEMA = StaticImmutableTableSchema.builder(LeftoverItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(i -> Keys.leftoversPartition(i.day()))
                    .setter((r, v) -> r.day = LocalDate.parse(Keys.tail(v))).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(LeftoverItem::sort)
                    .setter((r, v) -> r.sort = v).tags(primarySortKey()))
            .addAttribute(Long.class, a -> a.name(Keys.TTL).getter(LeftoverItem::keptUntil).setter((_, _) -> {}))
            .build();

    /// The note on what an access names; nothing where it names no set.
    ///
    /// @param at when the change began
    static Optional<LeftoverItem> of(Instant at, TokenId token, AccessRef access) {
        return access instanceof AccessRef.GrantSet(var set)
                ? Optional.of(
                        new LeftoverItem(LocalDate.ofInstant(at, ZoneOffset.UTC), new NotedSet(token, set)))
                : Optional.empty();
    }

    String sort() {
        return Keys.leftoverSort(noted.token(), noted.set());
    }

    private long keptUntil() {
        return day.plusDays(NotedSets.KEPT_DAYS + 2L).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    static final class Row {
        private LocalDate day = LocalDate.EPOCH;
        private String sort = "";

        private LeftoverItem build() {
            int end = sort.indexOf('#');
            return new LeftoverItem(day, new NotedSet(new TokenId(sort.substring(0, end)), sort.substring(end + 1)));
        }
    }
}
