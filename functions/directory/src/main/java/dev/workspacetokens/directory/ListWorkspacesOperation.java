package dev.workspacetokens.directory;

import dev.workspacetokens.application.feed.ListWorkspaces;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;

/// `GET /directory/workspaces`: [all workspaces][ListWorkspaces], paged.
record ListWorkspacesOperation(ListWorkspaces list) implements Operation {

    @Override
    public Answer answer(Request request) {
        Pages pages = Pages.of(request, "directory", "workspaces");
        return pages.answer(list.run(SaasCaller.of(request), pages.request()).map(DirectoryJson::of));
    }
}
