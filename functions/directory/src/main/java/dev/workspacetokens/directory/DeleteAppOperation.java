package dev.workspacetokens.directory;

import dev.workspacetokens.application.feed.DeleteApp;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `DELETE /directory/workspaces/{workspace}/apps/{app}`: [deletes an app][DeleteApp] of this workspace.
record DeleteAppOperation(DeleteApp delete) implements Operation {

    @Override
    public Answer answer(Request request) {
        delete.run(SaasCaller.of(request), Paths.workspace(request), Paths.app(request));
        return Answer.empty(204);
    }
}
