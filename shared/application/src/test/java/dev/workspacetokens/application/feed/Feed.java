package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Every use case of the directory over workspaces, apps and members in memory. The workspaces `acme` and `globex` are
/// there, and nothing is in them.
final class Feed {

    static final Actor.Saas SAAS = new Actor.Saas("arn:aws:iam::123456789012:role/backend", "");
    static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "uid-acme");
    static final WorkspaceRef GLOBEX = new WorkspaceRef(new Slug("globex"), "uid-globex");
    static final Slug NOWHERE = new Slug("nowhere");
    static final Instant NOW = Instant.parse("2040-01-01T00:00:00Z");

    final FakeWorkspaces workspaces = new FakeWorkspaces();
    final FakeApps apps = new FakeApps(workspaces);
    final FakeMembers members = new FakeMembers(workspaces);

    final PutWorkspace putWorkspace = new PutWorkspace(workspaces);
    final SetWorkspaceRules setRules = new SetWorkspaceRules(workspaces);
    final GetWorkspace getWorkspace = new GetWorkspace(workspaces);
    final ListWorkspaces listWorkspaces = new ListWorkspaces(workspaces);
    final DeleteWorkspace deleteWorkspace = new DeleteWorkspace(workspaces);
    final PutApp putApp = new PutApp(workspaces, apps);
    final ReplaceApps replaceApps = new ReplaceApps(workspaces, apps);
    final DeleteApp deleteApp = new DeleteApp(apps);
    final ListWorkspaceApps listApps = new ListWorkspaceApps(workspaces, apps);
    final PutMember putMember = new PutMember(workspaces, members);
    final ReplaceMembers replaceMembers = new ReplaceMembers(workspaces, members);
    final DeleteMember deleteMember = new DeleteMember(members);
    final ListMembers listMembers = new ListMembers(workspaces, members);

    Feed() {
        workspaces.put(SAAS, ACME.slug(), "Acme");
        workspaces.put(SAAS, GLOBEX.slug(), "Globex");
    }

    /// What must not be read.
    static <T> Supplier<T> unread() {
        return () -> {
            throw new AssertionError("a command was read for a workspace that is not there");
        };
    }

    /// A page of a sorted list.
    static <T> Page<T> page(Collection<T> sorted, Function<T, String> position, Page.Request page) {
        List<T> rest = sorted.stream()
                .filter(one -> page.after() == null || position.apply(one).compareTo(page.after()) > 0).toList();
        return rest.size() <= page.limit()
                ? new Page<>(rest, null)
                : new Page<>(rest.subList(0, page.limit()), position.apply(rest.get(page.limit() - 1)));
    }
}
