package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `GET /directory/workspaces/{workspace}`: one workspace.
record GetWorkspace(Workspaces workspaces) implements Operation {

    @Override
    public Answer answer(Request request) {
        return Answer.data(200, Records.of(workspaces.require(Paths.workspace(request))));
    }
}
