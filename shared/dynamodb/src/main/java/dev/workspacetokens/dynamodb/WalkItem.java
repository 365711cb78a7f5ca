package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.application.walk.Walk;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.table.Keys;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A [Walk] as `<partition>` / `WALK`. Each kind of walk has a partition of its own.
record WalkItem(String partition, Walk walk) {

    private static final String VERSION = "version";

    static final TableSchema<WalkItem> SCHEMA = StaticImmutableTableSchema.builder(WalkItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(WalkItem::partition)
                    .setter((r, v) -> r.partition = v).tags(primaryPartitionKey()))
            .addAttribute(String.class,
                    a -> a.name(Keys.SK).getter(_ -> Keys.WALK).setter((_, _) -> {}).tags(primarySortKey()))
            .addAttribute(Long.class,
                    a -> a.name(VERSION).getter(i -> i.walk().version()).setter((r, v) -> r.version = v))
            .addAttribute(LocalDate.class,
                    a -> a.name("done").getter(i -> i.walk().done()).setter((r, v) -> r.done = v))
            .addAttribute(LocalDate.class, a -> a.name("to").getter(i -> i.walk().to()).setter((r, v) -> r.to = v))
            .addAttribute(String.class,
                    a -> a.name("after").getter(i -> i.walk().after()).setter((r, v) -> r.after = v))
            .addAttribute(EnhancedType.listOf(String.class), a -> a.name("untold")
                    .getter(i -> List.copyOf(i.walk().untold().stream().map(Slug::value)
                            .collect(toCollection(TreeSet::new))))
                    .setter((r, v) -> r.untold = v))
            .build();

    static Key key(String partition) {
        return TokenTable.key(partition, Keys.WALK);
    }

    /// The condition that the version before this one was noted last.
    Expression next() {
        return walk.version() == 1 ? WriteConditions.ABSENT : WriteConditions.equal(VERSION, walk.version() - 1);
    }

    static final class Row {
        private String partition = "";
        private long version;
        private LocalDate done = LocalDate.EPOCH;
        private LocalDate to = LocalDate.EPOCH;
        private String after = "";
        private List<String> untold = List.of();

        private WalkItem build() {
            return new WalkItem(partition,
                    new Walk(version, done, to, after, untold.stream().map(Slug::new).collect(toSet())));
        }
    }
}
