package dev.workspacetokens.application.directory;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import java.util.Map;

/// The apps of workspaces as the SaaS keeps them. At every moment an app is in the list of exactly the workspace that
/// owns it.
///
/// What a change does is noted in the audit trail as a part of it: `by` is who has it done.
public interface Apps {

    /// The most apps that can be replaced at once.
    int MAX_REPLACED = 1_000;

    /// The apps of a workspace in the order of their slugs. Strongly consistent.
    Page<App> list(Slug workspace, Page.Request page);

    /// Makes an app, gives the one that there is this title, or moves it here from the workspace that owned it.
    ///
    /// An app keeps its uid for as long as it exists. All of it happens at one moment.
    ///
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Conflict when the workspace is being deleted
    Put<App> put(Actor by, Slug workspace, Slug app, String title);

    /// Deletes an app, if this workspace owns it; another one's is left alone.
    void delete(Actor by, Slug workspace, Slug app);

    /// Gives a workspace exactly these apps: makes, retitles and moves what is in the list, then deletes what is not.
    ///
    /// Not one change as a whole but some large ones, each whole in itself: who reads meanwhile, or after it broke off,
    /// may find some of the new apps and some of the old. To repeat it completes it. When it returns, the apps were read
    /// once more and found to be these.
    ///
    /// @param titles by slug
    /// @return how many apps were changed, those left as they were not counted
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Conflict when the workspace is being deleted
    /// @throws Refusal.Uncertain when it broke off between two of its steps
    Changes replace(Actor by, Slug workspace, Map<Slug, String> titles);
}
