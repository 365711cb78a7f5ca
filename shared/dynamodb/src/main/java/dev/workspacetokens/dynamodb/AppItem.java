package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.table.Keys;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// An [App] in its workspace's list, as `WORKSPACE#<ws>` / `APP#<app>`.
///
/// @param workspace the workspace's slug
/// @param app one of its apps
record AppItem(Slug workspace, App app) {

    static final TableSchema<AppItem> SCHEMA = StaticImmutableTableSchema.builder(AppItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(i -> Keys.workspacePartition(i.workspace()))
                    .setter((r, v) -> r.workspace = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(i -> Keys.appSort(i.app().slug()))
                    .setter((r, v) -> r.slug = Keys.tail(v)).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name("uid").getter(i -> i.app().uid()).setter((r, v) -> r.uid = v))
            .addAttribute(String.class,
                    a -> a.name("title").getter(i -> i.app().title()).setter((r, v) -> r.title = v))
            .build();

    /// The key of an app in the list of the workspace that owns it.
    static Key key(Slug workspace, Slug app) {
        return TokenTable.key(Keys.workspacePartition(workspace), Keys.appSort(app));
    }

    static final class Row {
        private String workspace = "";
        private String slug = "";
        private String uid = "";
        private String title = "";

        private AppItem build() {
            return new AppItem(new Slug(workspace), new App(new Slug(slug), uid, title));
        }
    }
}
