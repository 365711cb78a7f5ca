package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.DirectoryFields.ID;
import static dev.workspacetokens.application.feed.DirectoryFields.MEMBERS;
import static dev.workspacetokens.application.feed.DirectoryFields.NAME;
import static dev.workspacetokens.application.feed.DirectoryFields.ROLE;
import static dev.workspacetokens.application.feed.DirectoryFields.at;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.directory.Changes;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;

/// Gives a workspace exactly the members of a list. Not one change as a whole: see [Members#replace].
public final class ReplaceMembers {

    /// What is wanted: these members and no other.
    public record Command(List<Element> members) {}

    /// A member of the list, by what the caller wrote.
    public record Element(String id, String role, String name) {}

    private final Workspaces workspaces;
    private final Members members;

    public ReplaceMembers(Workspaces workspaces, Members members) {
        this.workspaces = workspaces;
        this.members = members;
    }

    /// Replaces them.
    ///
    /// @param command read once the workspace is known to be there
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Invalid when the list is too long, or else with every value in it that is not allowed
    /// @throws Refusal.Conflict when the workspace is being deleted, or has an owner and would have none
    /// @throws Refusal.Uncertain when it broke off between two of its steps; to repeat it completes it
    public Changes run(Actor.Saas saas, Slug workspace, Supplier<Command> command) {
        var _ = workspaces.require(workspace);
        return members.replace(saas, workspace, entries(command.get().members()));
    }

    private static List<Members.Entry> entries(List<Element> wanted) {
        DirectoryFields.requireAtMost(Members.MAX_REPLACED, wanted, MEMBERS);
        var violations = new Violations();
        var ids = new HashSet<String>();
        List<Members.Entry> entries = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Element member = wanted.get(i);
            DirectoryFields.memberId(at(MEMBERS, i, ID), member.id(), ids, violations);
            String name = violations.text(at(MEMBERS, i, NAME), member.name());
            DirectoryFields.role(at(MEMBERS, i, ROLE), member.role(), violations)
                    .ifPresent(role -> entries.add(new Members.Entry(new Person(member.id(), name), role)));
        }
        violations.refuseIfAny();
        return entries;
    }
}
