package dev.workspacetokens.directory;

import dev.workspacetokens.application.feed.FreezeWorkspace;
import dev.workspacetokens.application.feed.FreezeWorkspace.Switched;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `PUT` and `DELETE /directory/workspaces/{workspace}/freeze`: [switches the tokens of a workspace off, or on
/// again][FreezeWorkspace].
///
/// @param frozen what it is to be
record FreezeOperation(FreezeWorkspace freeze, boolean frozen) implements Operation {

    @Override
    public Answer answer(Request request) {
        Switched switched = freeze.run(SaasCaller.of(request), Paths.workspace(request), frozen);
        return Answer.data(200, DirectoryJson.of(switched));
    }
}
