package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.table.Keys;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A [Grant] of a grant set as `GRANT#<grant set>` / `<app>`.
///
/// @param set the grant set's id
/// @param grant one of its grants
record GrantItem(String set, Grant grant) {

    static final TableSchema<GrantItem> SCHEMA = StaticImmutableTableSchema.builder(GrantItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(g -> Keys.grantPartition(g.set()))
                    .setter((r, v) -> r.set = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(g -> g.grant().app().value())
                    .setter((r, v) -> r.app = v).tags(primarySortKey()))
            .addAttribute(String.class,
                    a -> a.name("app_uid").getter(g -> g.grant().appUid()).setter((r, v) -> r.appUid = v))
            .addAttribute(String.class, a -> a.name("role").getter(g -> g.grant().role()).setter((r, v) -> r.role = v))
            .build();

    static final class Row {
        private String set = "";
        private String app = "";
        private String appUid = "";
        private String role = "";

        private GrantItem build() {
            return new GrantItem(set, new Grant(new Slug(app), appUid, role));
        }
    }
}
