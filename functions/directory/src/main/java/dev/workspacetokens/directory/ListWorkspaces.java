package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;

/// `GET /directory/workspaces`: all workspaces, paged, so that the SaaS can reconcile.
record ListWorkspaces(Workspaces workspaces) implements Operation {

    @Override
    public Answer answer(Request request) {
        Pages pages = Pages.of(request, "directory", "workspaces");
        return pages.answer(workspaces.list(pages.request()).map(Records::of));
    }
}
