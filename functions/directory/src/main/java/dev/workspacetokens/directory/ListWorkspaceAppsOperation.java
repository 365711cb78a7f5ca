package dev.workspacetokens.directory;

import dev.workspacetokens.application.Listing;
import dev.workspacetokens.application.feed.ListWorkspaceApps;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;

/// `GET /directory/workspaces/{workspace}/apps`: [the apps of a workspace][ListWorkspaceApps], paged.
record ListWorkspaceAppsOperation(ListWorkspaceApps list) implements Operation {

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        Listing<Page.Request, Page<App>> apps = list.run(SaasCaller.of(request), workspace);
        Pages pages = Pages.of(request, "directory", "apps", workspace.value());
        return pages.answer(apps.page(pages.request()).map(app -> DirectoryJson.of(workspace, app)));
    }
}
