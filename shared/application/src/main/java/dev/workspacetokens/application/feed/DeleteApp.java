package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.domain.Slug;

/// Deletes an app of a workspace. Another workspace's app of this slug is left alone.
public final class DeleteApp {

    private final Apps apps;

    public DeleteApp(Apps apps) {
        this.apps = apps;
    }

    /// Deletes it, if it is there.
    public void run(Actor.Saas saas, Slug workspace, Slug app) {
        apps.delete(saas, workspace, app);
    }
}
