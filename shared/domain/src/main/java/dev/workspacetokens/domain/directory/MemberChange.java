package dev.workspacetokens.domain.directory;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One member made, changed or removed.
///
/// @param before as the member was found; null for a new one
/// @param after as the member is to be; null for one to be removed
public record MemberChange(@Nullable Member before, @Nullable Member after) {

    public MemberChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change has a before or an after");
        }
    }

    /// The person whom it is about.
    public String sub() {
        Member member = after != null ? after : before;
        if (member == null) {
            throw new IllegalStateException("a change has a before or an after");
        }
        return member.person().id();
    }

    /// How many owners more the workspace has afterwards: 1, 0 or -1.
    public int owners() {
        return owner(after) - owner(before);
    }

    /// What turns the present members into the wanted ones, in an order that keeps an owner at every moment: whoever
    /// becomes an owner first, demotions late, removals last. Empty when nothing is to be done.
    public static List<MemberChange> replacing(Collection<Member> present, Collection<Member> wanted) {
        Map<String, Member> leaving = present.stream().collect(
                toMap(member -> member.person().id(), member -> member, (a, _) -> a, LinkedHashMap::new));
        var changes = new ArrayList<MemberChange>();
        for (Member after : wanted) {
            Member before = leaving.remove(after.person().id());
            if (!after.equals(before)) {
                changes.add(new MemberChange(before, after));
            }
        }
        leaving.values().forEach(before -> changes.add(new MemberChange(before, null)));
        changes.sort(comparingInt(MemberChange::turn));
        return changes;
    }

    private int turn() {
        return after == null ? 2 : -owners();
    }

    private static int owner(@Nullable Member member) {
        return member != null && member.role() == WorkspaceRole.OWNER ? 1 : 0;
    }
}
