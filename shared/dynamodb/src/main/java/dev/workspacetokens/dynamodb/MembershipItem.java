package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.table.Keys;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// The other end of a membership, for the workspace menu: `USER#<sub>` / `WORKSPACE#<ws>`.
///
/// @param sub the person
/// @param workspace one of the person's workspaces
/// @param role what the person is there
record MembershipItem(String sub, Slug workspace, WorkspaceRole role) {

    static final TableSchema<MembershipItem> SCHEMA = StaticImmutableTableSchema
            .builder(MembershipItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(m -> Keys.userPartition(m.sub()))
                    .setter((r, v) -> r.sub = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(m -> Keys.workspaceSort(m.workspace()))
                    .setter((r, v) -> r.workspace = Keys.tail(v)).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name("role").getter(m -> m.role().id()).setter((r, v) -> r.role = v))
            .build();

    static final class Row {
        private String sub = "";
        private String workspace = "";
        private String role = "";

        private MembershipItem build() {
            return new MembershipItem(sub, new Slug(workspace), WorkspaceRole.parse(role).orElseThrow());
        }
    }
}
