package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Event;
import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.domain.Slug;
import java.time.InstantSource;

/// Deletes an app of a workspace. Another workspace's app of this slug is left alone.
public final class DeleteApp {

    private final Apps apps;
    private final InstantSource clock;

    public DeleteApp(Apps apps, InstantSource clock) {
        this.apps = apps;
        this.clock = clock;
    }

    /// Deletes it, if it is there.
    public Event run(Actor.Saas saas, Slug workspace, Slug app) {
        apps.delete(workspace, app);
        return new Event(clock.instant(), saas, new Event.AppDeleted(workspace, app));
    }
}
