package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;

/// Makes a workspace, or gives the one that there is another title. Ends a deletion of it that was begun.
public final class PutWorkspace {

    /// What is wanted.
    public record Command(String title) {}

    private final Workspaces workspaces;

    public PutWorkspace(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /// Puts it.
    ///
    /// @throws Refusal.Invalid when the title is not allowed
    public Put<Workspace> run(Actor.Saas saas, Slug workspace, Command wanted) {
        var violations = new Violations();
        String title = DirectoryFields.title(wanted.title(), violations);
        violations.refuseIfAny();
        return workspaces.put(saas, workspace, title);
    }
}
