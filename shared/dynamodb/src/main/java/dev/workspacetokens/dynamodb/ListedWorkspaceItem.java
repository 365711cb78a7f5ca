package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.table.Keys;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A [Workspace] in the list of all workspaces, as `WORKSPACES` / `<ws>`. Written with its
/// [WorkspaceItem], never alone.
final class ListedWorkspaceItem {

    static final TableSchema<Workspace> SCHEMA = StaticImmutableTableSchema.builder(Workspace.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class,
                    a -> a.name(Keys.PK).getter(_ -> Keys.WORKSPACES).setter((_, _) -> {}).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(w -> w.ref().slug().value())
                    .setter((r, v) -> r.slug = v).tags(primarySortKey()))
            .addAttribute(String.class,
                    a -> a.name(WorkspaceItem.UID).getter(w -> w.ref().uid()).setter((r, v) -> r.uid = v))
            .addAttribute(String.class,
                    a -> a.name(WorkspaceItem.TITLE).getter(Workspace::title).setter((r, v) -> r.title = v))
            .addAttribute(Integer.class,
                    a -> a.name(WorkspaceItem.MAX_LIFETIME_DAYS).getter(w -> w.rules().maxLifetimeDays())
                            .setter((r, v) -> r.maxLifetimeDays = v))
            .addAttribute(Integer.class,
                    a -> a.name(WorkspaceItem.MAX_TOKENS).getter(w -> w.rules().maxTokens())
                            .setter((r, v) -> r.maxTokens = v))
            .addAttribute(Boolean.class, a -> a.name(WorkspaceItem.FROZEN).getter(w -> w.frozen() ? true : null)
                    .setter((r, v) -> r.frozen = v))
            .build();

    private ListedWorkspaceItem() {}

    static Key key(Slug workspace) {
        return TokenTable.key(Keys.WORKSPACES, workspace.value());
    }

    static final class Row {
        private String slug = "";
        private String uid = "";
        private String title = "";
        private @Nullable Integer maxLifetimeDays;
        private @Nullable Integer maxTokens;
        private boolean frozen;

        private Workspace build() {
            return new Workspace(new WorkspaceRef(new Slug(slug), uid), title,
                    new WorkspaceRules(maxLifetimeDays, maxTokens), frozen);
        }
    }
}
