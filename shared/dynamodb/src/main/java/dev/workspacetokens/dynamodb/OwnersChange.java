package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.directory.Owners;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/// Begins the transactions of owners.
final class OwnersChange {

    private OwnersChange() {}

    /// A transaction that goes through only while the caller's membership is the one whose seal was verified.
    static Transaction by(Owner owner, TokenTable table) {
        Key member = MemberWrites.key(owner.workspace().slug(), owner.person().id());
        return table.transaction().check(table.members(), member, SealedItem.under(owner.membership()),
                exists -> refusal(owner,
                        exists ? table.members().getItem(r -> r.consistentRead(true).key(member)) : null));
    }

    /// Why the membership is another one now. Its seal is not verified here: nothing is done, whatever it says.
    private static Refusal refusal(Owner owner, @Nullable Member now) {
        boolean same = now != null && now.role() == WorkspaceRole.OWNER && now.workspace().equals(owner.workspace());
        return same
                ? new Refusal.Unavailable("Your membership of the workspace was written at the same time.")
                : Owners.refusal(owner.workspace().slug().value(), now != null);
    }
}
