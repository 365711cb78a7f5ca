package dev.workspacetokens.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A [Workspace] as `WORKSPACE#<ws>` / `WORKSPACE`, with what its owners' and its deletion's rules need.
///
/// @param workspace what people see of it
/// @param owners how many of its members are owners, so that the last one can be kept without counting
/// @param closing whether a deletion is under way: nothing may be added to it any more
record WorkspaceItem(Workspace workspace, int owners, boolean closing) {

    static final String UID = "uid";
    static final String TITLE = "title";
    static final String OWNERS = "owners";
    static final String CLOSING = "closing";

    static final TableSchema<WorkspaceItem> SCHEMA = StaticImmutableTableSchema.builder(WorkspaceItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class,
                    a -> a.name(Keys.PK).getter(i -> Keys.workspacePartition(i.workspace().ref().slug()))
                            .setter((r, v) -> r.slug = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class,
                    a -> a.name(Keys.SK).getter(_ -> Keys.WORKSPACE).setter((_, _) -> {}).tags(primarySortKey()))
            .addAttribute(String.class,
                    a -> a.name(UID).getter(i -> i.workspace().ref().uid()).setter((r, v) -> r.uid = v))
            .addAttribute(String.class,
                    a -> a.name(TITLE).getter(i -> i.workspace().title()).setter((r, v) -> r.title = v))
            .addAttribute(Integer.class,
                    a -> a.name(OWNERS).getter(WorkspaceItem::owners).setter((r, v) -> r.owners = v))
            .addAttribute(Boolean.class,
                    a -> a.name(CLOSING).getter(WorkspaceItem::closing).setter((r, v) -> r.closing = v))
            .build();

    static final class Row {
        private String slug = "";
        private String uid = "";
        private String title = "";
        private int owners;
        private boolean closing;

        private WorkspaceItem build() {
            return new WorkspaceItem(new Workspace(new WorkspaceRef(new Slug(slug), uid), title), owners, closing);
        }
    }
}
