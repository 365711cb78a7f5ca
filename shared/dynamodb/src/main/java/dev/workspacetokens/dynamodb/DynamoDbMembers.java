package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Changes;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.feed.MemberDeeds;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.MemberChange;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.table.Keys;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The [Members] in the table.
public final class DynamoDbMembers implements Members {

    private final TokenTable table;
    private final OpenWorkspaces workspaces;
    private final MemberWrites writes;

    /// @param trail where each change is noted
    public DynamoDbMembers(TokenTable table, DirectorySeals seals, AuditTrail trail) {
        this.table = table;
        this.workspaces = new OpenWorkspaces(table, seals);
        this.writes = new MemberWrites(table, seals, trail);
    }

    @Override
    public Page<Member> list(Slug workspace, Page.Request page) {
        return members(table, workspace).page(_ -> true, page);
    }

    @Override
    public Put<Member> put(Actor by, Slug workspace, Entry member) {
        return table.attempts().of(() -> {
            Found found = find(workspace, member.person().id());
            WorkspaceItem open = OpenWorkspaces.requireOpen(found.workspace(), workspace);
            Member after = member.in(open.ref());
            change(by, open, new MemberChange(found.member(), after));
            return new Put<>(after, found.member() == null);
        });
    }

    @Override
    public void delete(Actor by, Slug workspace, String sub) {
        table.attempts().of(() -> {
            Found found = find(workspace, sub);
            if (found.workspace() != null && found.member() != null) {
                change(by, found.workspace(), new MemberChange(found.member(), null));
            }
            return true;
        });
    }

    @Override
    public Changes replace(Actor by, Slug workspace, Collection<Entry> members) {
        var made = new AtomicReference<>(Changes.NONE);
        var steps = new Steps();
        return steps.of(() -> table.attempts().until(() -> {
            WorkspaceItem open = workspaces.require(workspace);
            if (open.owners() > 0 && members.stream().noneMatch(entry -> entry.role() == WorkspaceRole.OWNER)) {
                throw Members.lastOwner(workspace);
            }
            var changes = MemberChange.replacing(members(table, workspace).all(),
                    members.stream().map(entry -> entry.in(open.ref())).toList());
            WorkspaceItem now = open;
            for (List<MemberChange> group : MemberWrites.groups(changes)) {
                now = writes.write(now, group, MemberDeeds.replaced(by, open.ref(), group));
                steps.made();
                group.forEach(change -> made.updateAndGet(sum -> sum.plus(change.before(), change.after())));
            }
            return changes.isEmpty() ? Optional.of(made.get()) : Optional.empty();
        }));
    }

    /// All members of a workspace.
    static PagedQuery<Member> members(TokenTable table, Slug workspace) {
        return new PagedQuery<>(table.members(), Keys.workspacePartition(workspace), Keys.MEMBER_PREFIX, true,
                member -> member.person().id());
    }

    private void change(Actor by, WorkspaceItem workspace, MemberChange change) {
        if (change.owners() < 0 && workspace.owners() <= 1) {
            throw Members.lastOwner(workspace.ref().slug());
        }
        var _ = writes.write(workspace, List.of(change), MemberDeeds.changed(by, workspace.ref(), change));
    }

    private Found find(Slug workspace, String sub) {
        var items = table.snapshot()
                .read(r -> r.addGetItem(table.rows(), WorkspaceItem.key(workspace))
                        .addGetItem(table.members(), MemberWrites.key(workspace, sub)));
        return new Found(workspaces.verified(items.get(0).getItem(table.rows())),
                items.get(1).getItem(table.members()));
    }

    /// Read at one moment, so that whoever is called the last owner was.
    private record Found(@Nullable WorkspaceItem workspace, @Nullable Member member) {}
}
