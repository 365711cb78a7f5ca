package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.table.Keys;
import dev.workspacetokens.table.StateAttributes;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// The frozen workspaces as `STATE` / `FROZEN`.
///
/// @param uids of them
record FrozenItem(Set<String> uids) {

    static final TableSchema<FrozenItem> SCHEMA = StaticImmutableTableSchema.builder(FrozenItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class,
                    a -> a.name(Keys.PK).getter(_ -> Keys.STATE).setter((_, _) -> {}).tags(primaryPartitionKey()))
            .addAttribute(String.class,
                    a -> a.name(Keys.SK).getter(_ -> Keys.FROZEN).setter((_, _) -> {}).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name(StateAttributes.WORKSPACES)
                    .getter(i -> StateAttributes.text(i.uids())).setter((r, v) -> r.uids = StateAttributes.uids(v)))
            .build();

    FrozenItem {
        uids = Set.copyOf(uids);
    }

    static Key key() {
        return TokenTable.key(Keys.STATE, Keys.FROZEN);
    }

    /// The same with a workspace more, or without it.
    FrozenItem with(String uid, boolean frozen) {
        var others = new HashSet<>(uids);
        var _ = frozen ? others.add(uid) : others.remove(uid);
        return new FrozenItem(others);
    }

    static final class Row {
        private Set<String> uids = Set.of();

        private FrozenItem build() {
            return new FrozenItem(uids);
        }
    }
}
