package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.table.Keys;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A [Workspace] as `WORKSPACE#<ws>` / `WORKSPACE`, with what its owners' and its deletion's rules need.
///
/// @param workspace what people see of it
/// @param owners how many of its members are owners, so that the last one can be kept without counting
/// @param closing whether a deletion is under way: nothing may be added to it any more
/// @param departures counts the apps that have left it, so that whoever counted its apps knows whether that still holds
/// @param version counts the writes of this item, so that one that was read before another is lost, not undone
record WorkspaceItem(Workspace workspace, int owners, boolean closing, long departures, long version) {

    static final String UID = "uid";
    static final String TITLE = "title";
    static final String MAX_LIFETIME_DAYS = "max_lifetime_days";
    static final String MAX_TOKENS = "max_tokens";
    static final String FROZEN = "frozen";
    static final String OWNERS = "owners";
    static final String CLOSING = "closing";
    static final String DEPARTURES = "departures";
    static final String VERSION = "version";

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
                    a -> a.name(MAX_LIFETIME_DAYS).getter(i -> i.workspace().rules().maxLifetimeDays())
                            .setter((r, v) -> r.maxLifetimeDays = v))
            .addAttribute(Integer.class,
                    a -> a.name(MAX_TOKENS).getter(i -> i.workspace().rules().maxTokens())
                            .setter((r, v) -> r.maxTokens = v))
            .addAttribute(Boolean.class, a -> a.name(FROZEN).getter(i -> i.workspace().frozen() ? true : null)
                    .setter((r, v) -> r.frozen = v))
            .addAttribute(Integer.class,
                    a -> a.name(OWNERS).getter(WorkspaceItem::owners).setter((r, v) -> r.owners = v))
            .addAttribute(Boolean.class,
                    a -> a.name(CLOSING).getter(WorkspaceItem::closing).setter((r, v) -> r.closing = v))
            .addAttribute(Long.class, a -> a.name(DEPARTURES).getter(WorkspaceItem::departures)
                    .setter((r, v) -> r.departures = v))
            .addAttribute(Long.class,
                    a -> a.name(VERSION).getter(WorkspaceItem::version).setter((r, v) -> r.version = v))
            .build();

    /// A new workspace, without members.
    static WorkspaceItem opened(Workspace workspace) {
        return new WorkspaceItem(workspace, 0, false, 0, 1);
    }

    static Key key(Slug workspace) {
        return TokenTable.key(Keys.workspacePartition(workspace), Keys.WORKSPACE);
    }

    WorkspaceRef ref() {
        return workspace.ref();
    }

    /// The next version: open, whatever it was, and with this title.
    WorkspaceItem reopened(String title) {
        return new WorkspaceItem(workspace.titled(title), owners, false, departures, version + 1);
    }

    /// The next version: with these rules.
    WorkspaceItem ruledBy(WorkspaceRules rules) {
        return new WorkspaceItem(workspace.ruledBy(rules), owners, closing, departures, version + 1);
    }

    /// The next version: frozen or not.
    WorkspaceItem frozen(boolean frozen) {
        return new WorkspaceItem(workspace.frozen(frozen), owners, closing, departures, version + 1);
    }

    /// The next version: takes nothing any more.
    WorkspaceItem closed() {
        return new WorkspaceItem(workspace, owners, true, departures, version + 1);
    }

    /// The next version: with so many owners more.
    WorkspaceItem withMoreOwners(int more) {
        return new WorkspaceItem(workspace, owners + more, closing, departures, version + 1);
    }

    /// The next version: so many apps have left.
    WorkspaceItem left(int apps) {
        return new WorkspaceItem(workspace, owners, closing, departures + apps, version + 1);
    }

    /// Nothing of it was written since it was read.
    Expression unchanged() {
        return WriteConditions.both(same(ref()), WriteConditions.equal(VERSION, version));
    }

    /// It is still this workspace, and takes apps and members.
    Expression open() {
        return open(ref());
    }

    /// It is this workspace, and takes apps, members and tokens.
    static Expression open(WorkspaceRef workspace) {
        return WriteConditions.both(same(workspace), WriteConditions.equal(CLOSING, false));
    }

    /// It is this workspace.
    static Expression same(WorkspaceRef workspace) {
        return WriteConditions.equal(UID, workspace.uid());
    }

    static final class Row {
        private String slug = "";
        private String uid = "";
        private String title = "";
        private @Nullable Integer maxLifetimeDays;
        private @Nullable Integer maxTokens;
        private boolean frozen;
        private int owners;
        private boolean closing;
        private long departures;
        private long version;

        private WorkspaceItem build() {
            return new WorkspaceItem(new Workspace(new WorkspaceRef(new Slug(slug), uid), title,
                    new WorkspaceRules(maxLifetimeDays, maxTokens), frozen), owners, closing, departures, version);
        }
    }
}
