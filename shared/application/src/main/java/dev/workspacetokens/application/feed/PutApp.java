package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import java.util.function.Supplier;

/// Makes an app, gives the one that there is another title, or moves it here from another workspace.
public final class PutApp {

    /// What is wanted.
    public record Command(String title) {}

    private final Workspaces workspaces;
    private final Apps apps;

    public PutApp(Workspaces workspaces, Apps apps) {
        this.workspaces = workspaces;
        this.apps = apps;
    }

    /// Puts it.
    ///
    /// @param command read once the workspace is known to be there
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Invalid when the title is not allowed
    /// @throws Refusal.Conflict when the workspace is being deleted
    public Put<App> run(Actor.Saas saas, Slug workspace, Slug app, Supplier<Command> command) {
        var _ = workspaces.require(workspace);
        var violations = new Violations();
        String title = DirectoryFields.title(command.get().title(), violations);
        violations.refuseIfAny();
        return apps.put(saas, workspace, app, title);
    }
}
