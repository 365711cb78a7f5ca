package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `DELETE /directory/workspaces/{workspace}/apps/{app}`: deletes an app of this workspace; another one's is
/// left alone.
record DeleteApp(Apps apps) implements Operation {

    @Override
    public Answer answer(Request request) {
        apps.delete(Paths.workspace(request), Paths.app(request));
        return Answer.empty(204);
    }
}
