package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.DirectoryFields.NAME;
import static dev.workspacetokens.application.feed.DirectoryFields.ROLE;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.MemberId;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes a person a member of a workspace, or gives the member that there is another name and role.
public final class PutMember {

    /// What is wanted.
    public record Command(String role, String name) {}

    private final Workspaces workspaces;
    private final Members members;

    public PutMember(Workspaces workspaces, Members members) {
        this.workspaces = workspaces;
        this.members = members;
    }

    /// Puts them.
    ///
    /// @param sub a valid [MemberId]
    /// @param command read once the workspace is known to be there
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Invalid with every value that is not allowed
    /// @throws Refusal.Conflict when the workspace is being deleted, or would lose its last owner
    public Put<Member> run(Actor.Saas saas, Slug workspace, String sub, Supplier<Command> command) {
        var _ = workspaces.require(workspace);
        Command wanted = command.get();
        var violations = new Violations();
        String name = violations.text(List.of(NAME), wanted.name());
        Optional<WorkspaceRole> role = DirectoryFields.role(List.of(ROLE), wanted.role(), violations);
        violations.refuseIfAny();
        return members.put(saas, workspace, new Members.Entry(new Person(sub, name), role.orElseThrow()));
    }
}
