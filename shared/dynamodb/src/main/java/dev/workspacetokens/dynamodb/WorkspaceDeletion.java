package dev.workspacetokens.dynamodb;

import static java.util.Comparator.comparing;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.application.feed.MemberDeeds;
import dev.workspacetokens.application.feed.WorkspaceDeeds;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.MemberChange;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.List;

/// Deletes workspaces, in steps that may end anywhere.
///
/// The workspace is closed first: from then on nothing can be added to it, so that what is found empty stays empty until
/// somebody writes the workspace's own item, on which every later step is conditional. Then its tokens are revoked, if
/// that was asked for, and its members go, the owners last, and at the end the workspace itself. One that finds a
/// deletion begun goes on with it. For one deletion.
final class WorkspaceDeletion {

    /// How many actions of a transaction the revocation of a token takes.
    private static final int ACTIONS = 4;

    private final TokenTable table;
    private final OpenWorkspaces workspaces;
    private final MemberWrites writes;
    private final Steps steps = new Steps();
    private final DynamoDbFreezes freezes;
    private final AuditTrail trail;
    private final Actor by;
    private final boolean withTokens;

    /// @param freezes that end with it
    /// @param trail where each step is noted
    /// @param by who has it done
    /// @param withTokens whether its tokens are revoked
    WorkspaceDeletion(TokenTable table, DirectorySeals seals, DynamoDbFreezes freezes, AuditTrail trail, Actor by,
            boolean withTokens) {
        this.table = table;
        this.freezes = freezes;
        this.trail = trail;
        this.by = by;
        this.withTokens = withTokens;
        this.workspaces = new OpenWorkspaces(table, seals);
        this.writes = new MemberWrites(table, seals, trail);
    }

    /// Deletes the workspace, if it is there.
    ///
    /// @throws Refusal.Conflict when it has apps or tokens; it is as before then, and open
    void delete(Slug workspace) {
        var _ = steps.of(() -> table.attempts().of(() -> {
            WorkspaceItem found = workspaces.find(workspace);
            if (found != null) {
                WorkspaceItem closed = close(found);
                if (withTokens) {
                    revokeTokens(closed);
                }
                remove(removeMembers(closed));
            }
            return true;
        }));
    }

    private WorkspaceItem close(WorkspaceItem found) {
        Slug workspace = found.ref().slug();
        // Looked at before it is closed too, so that a deletion without prospect disturbs nobody.
        if (!found.closing() && occupied(workspace)) {
            throw Workspaces.notEmpty(workspace);
        }
        WorkspaceItem closed = found.closing()
                ? found
                : write(found, found.closed(), WorkspaceDeeds.closed(by, found.ref()));
        if (occupied(workspace)) {
            write(closed, closed.reopened(closed.workspace().title()), WorkspaceDeeds.reopened(by, closed.ref()));
            throw Workspaces.notEmpty(workspace);
        }
        return closed;
    }

    private boolean occupied(Slug workspace) {
        return DynamoDbApps.apps(table, workspace).any()
                || (!withTokens && DynamoDbTokenRecords.records(table, workspace).any());
    }

    /// Nothing can bring back what is deleted here: a closed workspace gets no token, and whoever changes one finds its
    /// credential gone. A record goes with its credential, so that a repetition neither misses a token nor notes
    /// one twice.
    private void revokeTokens(WorkspaceItem closed) {
        Slug workspace = closed.ref().slug();
        var rows = DynamoDbTokenRecords.records(table, workspace).all();
        var tokens = rows.stream().flatMap(row -> RevokedWithWorkspace.of(closed.ref(), row).stream()).toList();
        for (var group : Groups.of(tokens, _ -> ACTIONS, Transaction.MAX_ACTIONS - 2)) {
            AuditTrail.Entry event = trail.entry(WorkspaceDeeds.tokensRevoked(by, closed.ref(),
                    RevokedWithWorkspace.names(group)));
            new GrantSets(table).note(group.stream()
                    .flatMap(token -> LeftoverItem.of(event.at(), token.token(), token.access()).stream()).toList());
            Transaction revocation = event.in(whileUnchanged(closed), table);
            group.forEach(token -> revocation
                    .delete(table.credentials(), DynamoDbTokenStore.credentialKey(token.token()))
                    .delete(table.tokens(), DynamoDbTokenRecords.key(workspace, token.token()))
                    .delete(table.particulars(), ParticularsItem.key(closed.ref().uid(), token.token()))
                    .put(table.of(RevokedItem.SCHEMA), event.of(token.token())));
            revocation.commit();
            steps.made();
            group.forEach(token -> DynamoDbTokenRevocation.tidyUp(table, closed.ref(), token.token(), token.access()));
        }
        // What is under no token's id would stand in the way of a next workspace of the same slug.
        rows.stream().filter(row -> DynamoDbTokenRecords.id(row).isEmpty()).map(UnsealedRow::key)
                .forEach(table.rows()::deleteItem);
    }

    private Transaction whileUnchanged(WorkspaceItem closed) {
        return table.transaction().check(table.workspaces(), WorkspaceItem.key(closed.ref().slug()),
                closed.unchanged(), Lost::race);
    }

    private WorkspaceItem removeMembers(WorkspaceItem closed) {
        var removals = DynamoDbMembers.members(table, closed.ref().slug()).all().stream()
                .sorted(comparing((Member member) -> member.role() == WorkspaceRole.OWNER))
                .map(member -> new MemberChange(member, null)).toList();
        WorkspaceItem now = closed;
        for (List<MemberChange> group : MemberWrites.groups(removals)) {
            now = writes.write(now, group, MemberDeeds.deleted(by, closed.ref(), group));
            steps.made();
        }
        return now;
    }

    private void remove(WorkspaceItem closed) {
        Slug workspace = closed.ref().slug();
        trail.entry(WorkspaceDeeds.deleted(by, closed.workspace())).in(table.transaction(), table)
                .delete(table.workspaces(), WorkspaceItem.key(workspace), closed.unchanged(), Lost::race)
                .delete(table.listedWorkspaces(), ListedWorkspaceItem.key(workspace))
                .delete(table.of(TokenCountItem.SCHEMA), TokenCountItem.key(closed.ref().uid())).commit();
        if (closed.workspace().frozen()) {
            Leftovers.tidyUp("the freeze of the workspace " + workspace, () -> freezes.forget(by, closed.ref()));
        }
    }

    private WorkspaceItem write(WorkspaceItem before, WorkspaceItem after, Deed deed) {
        AuditTrail.Entry event = trail.entry(deed);
        Transaction transaction = event.in(table.transaction(), table);
        workspaces.put(transaction, after, before.unchanged(), event);
        transaction.commit();
        steps.prepared();
        return after;
    }
}
