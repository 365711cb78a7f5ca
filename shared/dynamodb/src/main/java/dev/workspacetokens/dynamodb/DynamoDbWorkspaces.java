package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Replaced;
import dev.workspacetokens.application.directory.Workspaces;
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

/// The [Workspaces] in the table.
public final class DynamoDbWorkspaces implements Workspaces {

    private final TokenTable table;
    private final OpenWorkspaces workspaces;
    private final DirectorySeals seals;
    private final DynamoDbFreezes freezes;
    private final RandomGenerator random;

    /// @param freezes that end with a workspace
    /// @param random draws the uids of new workspaces
    public DynamoDbWorkspaces(TokenTable table, DirectorySeals seals, DynamoDbFreezes freezes, RandomGenerator random) {
        this.table = table;
        this.workspaces = new OpenWorkspaces(table, seals);
        this.seals = seals;
        this.freezes = freezes;
        this.random = random;
    }

    @Override
    public Optional<Workspace> find(Slug workspace) {
        return Optional.ofNullable(workspaces.find(workspace)).map(WorkspaceItem::workspace);
    }

    @Override
    public Page<Workspace> list(Page.Request page) {
        return listed(table).page(_ -> true, page);
    }

    /// All workspaces, in the order of their slugs.
    static PagedQuery<Workspace> listed(TokenTable table) {
        return new PagedQuery<>(table.listedWorkspaces(), Keys.WORKSPACES, "", true,
                workspace -> workspace.ref().slug().value());
    }

    @Override
    public Put<Workspace> put(Slug workspace, String title) {
        return table.attempts().of(() -> {
            WorkspaceItem before = workspaces.find(workspace);
            WorkspaceItem after;
            if (before == null) {
                after = WorkspaceItem
                        .opened(new Workspace(new WorkspaceRef(workspace, Uid.draw(random)), title));
                write(after, WriteConditions.ABSENT);
            } else {
                after = before.reopened(title);
                write(after, before.unchanged());
            }
            return new Put<>(after.workspace(), before == null);
        });
    }

    @Override
    public Replaced<Workspace> changeRules(Slug workspace, UnaryOperator<WorkspaceRules> change) {
        return table.attempts().of(() -> {
            WorkspaceItem before = workspaces.require(workspace);
            WorkspaceItem after = before.ruledBy(change.apply(before.workspace().rules()));
            write(after, before.unchanged());
            return new Replaced<>(before.workspace(), after.workspace());
        });
    }

    @Override
    public void delete(Slug workspace) {
        new WorkspaceDeletion(table, seals, freezes, false).delete(workspace);
    }

    @Override
    public void deleteWithTokens(Slug workspace) {
        new WorkspaceDeletion(table, seals, freezes, true).delete(workspace);
    }

    private void write(WorkspaceItem workspace, Expression condition) {
        Transaction transaction = table.transaction();
        workspaces.put(transaction, workspace, condition);
        transaction.put(table.listedWorkspaces(), workspace.workspace()).commit();
    }
}
