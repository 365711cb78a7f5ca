package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Keeps workspaces in memory, by the rules of [Workspaces].
final class FakeWorkspaces implements Workspaces {

    final Map<Slug, Workspace> all = new TreeMap<>();

    /// Those that have apps, and those that have tokens.
    final Set<Slug> withApps = new HashSet<>();
    final Set<Slug> withTokens = new HashSet<>();

    /// What somebody else does before rules are changed, once.
    Runnable meanwhile = () -> {};

    @Override
    public Optional<Workspace> find(Slug workspace) {
        return Optional.ofNullable(all.get(workspace));
    }

    @Override
    public Page<Workspace> list(Page.Request page) {
        return Feed.page(all.values(), workspace -> workspace.ref().slug().value(), page);
    }

    @Override
    public Put<Workspace> put(Actor by, Slug workspace, String title) {
        Workspace after = find(workspace).map(before -> before.titled(title))
                .orElse(new Workspace(new WorkspaceRef(workspace, "uid-" + workspace), title));
        return new Put<>(after, all.put(workspace, after) == null);
    }

    @Override
    public Workspace changeRules(Actor by, Slug workspace, UnaryOperator<WorkspaceRules> change) {
        Runnable other = meanwhile;
        meanwhile = () -> {};
        other.run();
        Workspace before = require(workspace);
        Workspace after = before.ruledBy(change.apply(before.rules()));
        all.put(workspace, after);
        return after;
    }

    @Override
    public void delete(Actor by, Slug workspace) {
        if (withTokens.contains(workspace)) {
            throw Workspaces.notEmpty(workspace);
        }
        deleteWithTokens(by, workspace);
    }

    @Override
    public void deleteWithTokens(Actor by, Slug workspace) {
        if (withApps.contains(workspace)) {
            throw Workspaces.notEmpty(workspace);
        }
        withTokens.remove(workspace);
        all.remove(workspace);
    }
}
