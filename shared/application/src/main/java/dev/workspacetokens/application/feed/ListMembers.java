package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;

/// Lists the members of a workspace in the order of their ids.
public final class ListMembers {

    private final Workspaces workspaces;
    private final Members members;

    public ListMembers(Workspaces workspaces, Members members) {
        this.workspaces = workspaces;
        this.members = members;
    }

    /// Finds the list.
    ///
    /// @throws Refusal.NotFound when there is no such workspace
    public Listing<Page.Request, Page<Member>> run(Actor.Saas saas, Slug workspace) {
        return new Listing<>(workspaces.require(workspace).ref(), page -> members.list(workspace, page));
    }
}
