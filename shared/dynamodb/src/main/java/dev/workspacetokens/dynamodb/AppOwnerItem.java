package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.table.Keys;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// An [AppOwner] as `APP#<app>` / `APP`.
final class AppOwnerItem {

    static final TableSchema<AppOwner> SCHEMA = StaticImmutableTableSchema.builder(AppOwner.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(o -> Keys.appPartition(o.app()))
                    .setter((r, v) -> r.app = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class,
                    a -> a.name(Keys.SK).getter(_ -> Keys.APP).setter((_, _) -> {}).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name("uid").getter(AppOwner::uid).setter((r, v) -> r.uid = v))
            .addAttribute(String.class, a -> a.name("workspace").getter(o -> o.workspace().slug().value())
                    .setter((r, v) -> r.workspace = v))
            .addAttribute(String.class, a -> a.name("workspace_uid").getter(o -> o.workspace().uid())
                    .setter((r, v) -> r.workspaceUid = v))
            .build();

    private AppOwnerItem() {}

    static final class Row {
        private String app = "";
        private String uid = "";
        private String workspace = "";
        private String workspaceUid = "";

        private AppOwner build() {
            return new AppOwner(new Slug(app), uid, new WorkspaceRef(new Slug(workspace), workspaceUid));
        }
    }
}
