package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;

/// `GET /directory/workspaces/{workspace}/apps`: the apps of a workspace, paged.
record ListWorkspaceApps(Workspaces workspaces, Apps apps) implements Operation {

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        workspaces.require(workspace);
        Pages pages = Pages.of(request, "directory", "apps", workspace.value());
        return pages.answer(apps.list(workspace, pages.request()).map(app -> Records.of(workspace, app)));
    }
}
