package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Changes;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Keeps the members of workspaces in memory, by the rules of [Members].
final class FakeMembers implements Members {

    final Map<Slug, Map<String, Member>> all = new HashMap<>();
    private final Workspaces workspaces;

    FakeMembers(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public Page<Member> list(Slug workspace, Page.Request page) {
        return Feed.page(of(workspace).values(), member -> member.person().id(), page);
    }

    @Override
    public Put<Member> put(Actor by, Slug workspace, Entry member) {
        var after = new TreeMap<>(of(workspace));
        Member put = member.in(workspaces.require(workspace).ref());
        boolean created = after.put(member.person().id(), put) == null;
        become(workspace, after);
        return new Put<>(put, created);
    }

    @Override
    public void delete(Actor by, Slug workspace, String sub) {
        var after = new TreeMap<>(of(workspace));
        after.remove(sub);
        become(workspace, after);
    }

    @Override
    public Changes replace(Actor by, Slug workspace, Collection<Entry> members) {
        Map<String, Member> before = of(workspace);
        WorkspaceRef ref = workspaces.require(workspace).ref();
        var after = new TreeMap<String, Member>();
        members.forEach(entry -> after.put(entry.person().id(), entry.in(ref)));
        become(workspace, after);
        var everybody = new HashSet<>(before.keySet());
        everybody.addAll(after.keySet());
        Changes changes = Changes.NONE;
        for (String sub : everybody) {
            Member now = after.get(sub);
            changes = Objects.equals(before.get(sub), now) ? changes : changes.plus(before.get(sub), now);
        }
        return changes;
    }

    private Map<String, Member> of(Slug workspace) {
        return all.getOrDefault(workspace, Map.of());
    }

    private void become(Slug workspace, Map<String, Member> after) {
        if (owned(of(workspace)) && !owned(after)) {
            throw Members.lastOwner(workspace);
        }
        all.put(workspace, after);
    }

    private static boolean owned(Map<String, Member> members) {
        return members.values().stream().anyMatch(member -> member.role() == WorkspaceRole.OWNER);
    }
}
