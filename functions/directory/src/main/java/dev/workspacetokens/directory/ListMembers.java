package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;

/// `GET /directory/workspaces/{workspace}/members`: the members of a workspace, paged.
record ListMembers(Workspaces workspaces, Members members) implements Operation {

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        workspaces.require(workspace);
        Pages pages = Pages.of(request, "directory", "members", workspace.value());
        return pages.answer(members.list(workspace, pages.request()).map(Records::of));
    }
}
