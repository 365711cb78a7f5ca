package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.application.feed.WorkspaceDeeds;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.table.Keys;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The [Workspaces] in the table.
public final class DynamoDbWorkspaces implements Workspaces {

    private final TokenTable table;
    private final OpenWorkspaces workspaces;
    private final DirectorySeals seals;
    private final DynamoDbFreezes freezes;
    private final AuditTrail trail;
    private final RandomGenerator random;

    /// @param freezes that end with a workspace
    /// @param trail where each change is noted
    /// @param random draws the uids of new workspaces
    public DynamoDbWorkspaces(TokenTable table, DirectorySeals seals, DynamoDbFreezes freezes, AuditTrail trail,
            RandomGenerator random) {
        this.table = table;
        this.workspaces = new OpenWorkspaces(table, seals);
        this.seals = seals;
        this.freezes = freezes;
        this.trail = trail;
        this.random = random;
    }

    @Override
    public Optional<Workspace> find(Slug workspace) {
        return Optional.ofNullable(workspaces.find(workspace)).map(WorkspaceItem::workspace);
    }

    @Override
    public Page<Workspace> list(Page.Request page) {
        return listed(table).pageOf(DynamoDbWorkspaces::read, page);
    }

    /// What lists all workspaces, in the order of their slugs, whatever it holds.
    static PagedQuery<EnhancedDocument> listed(TokenTable table) {
        return new PagedQuery<>(table.rows(), Keys.WORKSPACES, "", true, UnsealedRow::position);
    }

    /// What the list says of a workspace; nothing where that cannot be read.
    static Optional<Workspace> read(EnhancedDocument listed) {
        return UnsealedRow.read(ListedWorkspaceItem.SCHEMA, listed);
    }

    @Override
    public Put<Workspace> put(Actor by, Slug workspace, String title) {
        return table.attempts().of(() -> {
            WorkspaceItem before = workspaces.find(workspace);
            WorkspaceItem after;
            if (before == null) {
                after = WorkspaceItem
                        .opened(new Workspace(new WorkspaceRef(workspace, Uid.draw(random)), title));
                write(after, WriteConditions.ABSENT, WorkspaceDeeds.put(by, null, false, after.workspace()));
            } else {
                after = before.reopened(title);
                write(after, before.unchanged(),
                        WorkspaceDeeds.put(by, before.workspace(), before.closing(), after.workspace()));
            }
            return new Put<>(after.workspace(), before == null);
        });
    }

    @Override
    public Workspace changeRules(Actor by, Slug workspace, UnaryOperator<WorkspaceRules> change) {
        return table.attempts().of(() -> {
            WorkspaceItem before = workspaces.require(workspace);
            WorkspaceItem after = before.ruledBy(change.apply(before.workspace().rules()));
            write(after, before.unchanged(), WorkspaceDeeds.rulesSet(by, before.ref(), before.workspace().rules(),
                    after.workspace().rules()));
            return after.workspace();
        });
    }

    @Override
    public void delete(Actor by, Slug workspace) {
        new WorkspaceDeletion(table, seals, freezes, trail, by, false).delete(workspace);
    }

    @Override
    public void deleteWithTokens(Actor by, Slug workspace) {
        new WorkspaceDeletion(table, seals, freezes, trail, by, true).delete(workspace);
    }

    private void write(WorkspaceItem workspace, Expression condition, Deed deed) {
        AuditTrail.Entry event = trail.entry(deed);
        Transaction transaction = event.in(table.transaction(), table);
        workspaces.put(transaction, workspace, condition, event);
        transaction.put(table.listedWorkspaces(), workspace.workspace()).commit();
    }
}
