package dev.workspacetokens.directory;

import dev.workspacetokens.application.feed.GetWorkspace;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `GET /directory/workspaces/{workspace}`: [one workspace][GetWorkspace].
record GetWorkspaceOperation(GetWorkspace get) implements Operation {

    @Override
    public Answer answer(Request request) {
        return Answer.data(200, DirectoryJson.of(get.run(SaasCaller.of(request), Paths.workspace(request))));
    }
}
