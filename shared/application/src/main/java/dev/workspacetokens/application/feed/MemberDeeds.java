package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.MemberChange;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is told of a change of members.
public final class MemberDeeds {

    private MemberDeeds() {}

    /// One was made, given a name and a role, or removed.
    public static Deed changed(Actor by, WorkspaceRef workspace, MemberChange change) {
        Member before = change.before();
        Member after = change.after();
        Member known = after == null ? before : after;
        return new Deed(by, type(before, after), workspace,
                new Deed.Subject(change.sub(), known == null ? null : known.person().name()),
                Difference.differences()
                        .add(DirectoryFields.ROLE, before == null ? null : before.role().id(),
                                after == null ? null : after.role().id())
                        .add(DirectoryFields.NAME, before == null ? null : before.person().name(),
                                after == null ? null : after.person().name())
                        .list());
    }

    private static EventType type(@Nullable Member before, @Nullable Member after) {
        if (before == null) {
            return EventType.MEMBER_CREATED;
        }
        return after == null ? EventType.MEMBER_DELETED : EventType.MEMBER_UPDATED;
    }

    /// Some of those that a list names, or does not name any more, were changed.
    public static Deed replaced(Actor by, WorkspaceRef workspace, List<MemberChange> changes) {
        return several(by, EventType.MEMBERS_REPLACED, workspace, changes);
    }

    /// Some were removed with their workspace.
    public static Deed deleted(Actor by, WorkspaceRef workspace, List<MemberChange> changes) {
        return several(by, EventType.MEMBERS_DELETED, workspace, changes);
    }

    private static Deed several(Actor by, EventType type, WorkspaceRef workspace, List<MemberChange> changes) {
        return new Deed(by, type, workspace, null, changes.stream()
                .map(change -> new Difference(change.sub(), text(change.before()), text(change.after()))).toList());
    }

    private static @Nullable String text(@Nullable Member member) {
        return member == null ? null : member.role().id() + ", " + member.person().name();
    }
}
