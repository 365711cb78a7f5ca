package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Keeps workspaces in memory, by the rules of [Workspaces].
final class FakeWorkspaces implements Workspaces {

    final Map<Slug, Workspace> all = new TreeMap<>();

    /// Those that have apps, and those that have tokens.
    final Set<Slug> withApps = new HashSet<>();
    final Set<Slug> withTokens = new HashSet<>();

    @Override
    public Optional<Workspace> find(Slug workspace) {
        return Optional.ofNullable(all.get(workspace));
    }

    @Override
    public Page<Workspace> list(Page.Request page) {
        return Feed.page(all.values(), workspace -> workspace.ref().slug().value(), page);
    }

    @Override
    public Put<Workspace> put(Slug workspace, String title) {
        WorkspaceRef ref = find(workspace).map(Workspace::ref).orElse(new WorkspaceRef(workspace, "uid-" + workspace));
        var after = new Workspace(ref, title);
        return new Put<>(after, all.put(workspace, after) == null);
    }

    @Override
    public void delete(Slug workspace) {
        if (withTokens.contains(workspace)) {
            throw Workspaces.notEmpty(workspace);
        }
        deleteWithTokens(workspace);
    }

    @Override
    public void deleteWithTokens(Slug workspace) {
        if (withApps.contains(workspace)) {
            throw Workspaces.notEmpty(workspace);
        }
        withTokens.remove(workspace);
        all.remove(workspace);
    }
}
