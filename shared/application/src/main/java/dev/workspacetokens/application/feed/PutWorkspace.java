package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Event;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import java.time.InstantSource;

/// Makes a workspace, or gives the one that there is another title. Ends a deletion of it that was begun.
public final class PutWorkspace {

    /// What is wanted.
    public record Command(String title) {}

    private final Workspaces workspaces;
    private final InstantSource clock;

    public PutWorkspace(Workspaces workspaces, InstantSource clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /// Puts it.
    ///
    /// @throws Refusal.Invalid when the title is not allowed
    public Done<Put<Workspace>> run(Actor.Saas saas, Slug workspace, Command wanted) {
        var violations = new Violations();
        String title = DirectoryFields.title(wanted.title(), violations);
        violations.refuseIfAny();
        Put<Workspace> put = workspaces.put(workspace, title);
        return new Done<>(put,
                new Event(clock.instant(), saas, new Event.WorkspacePut(put.value(), put.created())));
    }
}
