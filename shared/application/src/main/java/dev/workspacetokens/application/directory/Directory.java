package dev.workspacetokens.application.directory;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.MemberId;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Who owns what, as token management reads it. Every read is strongly consistent.
public interface Directory {

    /// What the directory calls those of the people who are members of a workspace, by their `sub`.
    ///
    /// @param subs valid [MemberId]s
    Map<String, String> names(Slug workspace, Collection<String> subs);

    /// The `sub`s of the owners of a workspace. For showing and not for deciding: no seal is verified here.
    Set<String> owners(Slug workspace);

    /// How a workspace stands now.
    WorkspaceState state(Slug workspace);

    /// How many apps have left the workspace so far, as its [state][#state(Slug)] has it.
    default long departures(Slug workspace) {
        return state(workspace).departures();
    }

    /// Those of the apps that belong to the workspace now, by slug. Costs no more than a reading of all its apps where
    /// many are asked for, whether they exist or not.
    Map<Slug, App> apps(Slug workspace, Collection<Slug> apps);

    /// The apps of a workspace in the order of their slugs; a filtered call examines at most [Page#MAX_EXAMINED].
    Page<App> apps(Slug workspace, Predicate<App> filter, Page.Request page);

    /// The workspaces of a person in the order of their slugs, with the person's role in each.
    ///
    /// @param sub a valid [MemberId]
    Page<Membership> memberships(String sub, Page.Request page);

    /// What changes about a workspace.
    ///
    /// @param rules what it allows its owners
    /// @param frozen whether an operator switched off its tokens
    /// @param departures how many apps have left it so far, deleted or moved to another. While the number stays the
    /// same, whatever belonged to it still does
    record WorkspaceState(WorkspaceRules rules, boolean frozen, long departures) {

        /// Of one that is not there.
        public static final WorkspaceState NOTHING = new WorkspaceState(WorkspaceRules.NONE, false, 0);
    }

    /// One of the workspaces of a person.
    ///
    /// @param workspace which
    /// @param role what the person is there
    record Membership(Workspace workspace, WorkspaceRole role) {}
}
