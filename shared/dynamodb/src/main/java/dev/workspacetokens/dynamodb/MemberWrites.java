package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.MemberChange;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.table.Keys;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// Writes members: both ends of each membership, and the number of owners, in one transaction.
///
/// Every change is conditional on the role that was read, and a change in the number of owners on the version of the
/// workspace, so the number is always that of the members who are owners.
final class MemberWrites {

    private static final int ACTIONS = 2;

    private final TokenTable table;
    private final Sealing sealing;
    private final OpenWorkspaces workspaces;
    private final AuditTrail trail;

    MemberWrites(TokenTable table, DirectorySeals seals, AuditTrail trail) {
        this.table = table;
        this.sealing = seals.members();
        this.workspaces = new OpenWorkspaces(table, seals);
        this.trail = trail;
    }

    /// Splits changes so that each group can be [written][#write(WorkspaceItem, List, Deed)].
    static List<List<MemberChange>> groups(List<MemberChange> changes) {
        return Groups.of(changes, _ -> ACTIONS, Transaction.MAX_ACTIONS - 2);
    }

    /// Makes the changes of one group at one moment.
    ///
    /// @param workspace as it was read before the members were, or with them
    /// @param deed what is told of them
    /// @return the workspace as it is then
    /// @throws Lost when the workspace or a member is not what was read
    WorkspaceItem write(WorkspaceItem workspace, List<MemberChange> changes, Deed deed) {
        int owners = changes.stream().mapToInt(MemberChange::owners).sum();
        WorkspaceItem after = owners == 0 ? workspace : workspace.withMoreOwners(owners);
        AuditTrail.Entry event = trail.entry(deed);
        Transaction transaction = event.in(table.transaction(), table);
        if (owners == 0) {
            // A deletion that was given up and begun again looks like the one that was read, but for its version.
            transaction.check(table.workspaces(), WorkspaceItem.key(workspace.ref().slug()),
                    workspace.closing() ? workspace.unchanged() : workspace.open(), Lost::race);
        } else {
            workspaces.put(transaction, after, workspace.unchanged(), event);
        }
        var rows = sealed(event, changes).iterator();
        for (MemberChange change : changes) {
            add(transaction, workspace.ref().slug(), change, change.after() == null ? null : rows.next());
        }
        transaction.commit();
        return after;
    }

    /// Those that are members afterwards, in their order.
    private List<EnhancedDocument> sealed(AuditTrail.Entry event, List<MemberChange> changes) {
        return sealing.seal(changes.stream().map(MemberChange::after).filter(Objects::nonNull)
                .map(member -> Draft.of(MemberItem.SCHEMA, member, event.key())).toList());
    }

    private void add(Transaction transaction, Slug workspace, MemberChange change, @Nullable EnhancedDocument row) {
        Key member = key(workspace, change.sub());
        Member before = change.before();
        Member after = change.after();
        Expression asRead = before == null ? WriteConditions.ABSENT : asRead(before);
        if (after == null || row == null) {
            transaction.delete(table.members(), member, asRead, Lost::race).delete(table.memberships(),
                    TokenTable.key(Keys.userPartition(change.sub()), Keys.workspaceSort(workspace)));
        } else {
            transaction.put(table.rows(), EnhancedDocument.class, row, asRead, Lost::race).put(table.memberships(),
                    new MembershipItem(change.sub(), workspace, after.role()));
        }
    }

    static Key key(Slug workspace, String sub) {
        return TokenTable.key(Keys.workspacePartition(workspace), Keys.memberSort(sub));
    }

    private static Expression asRead(Member member) {
        WorkspaceRef workspace = member.workspace();
        return WriteConditions.both(WriteConditions.equal(MemberItem.ROLE, member.role().id()),
                WriteConditions.equal(MemberItem.WORKSPACE_UID, workspace.uid()));
    }
}
