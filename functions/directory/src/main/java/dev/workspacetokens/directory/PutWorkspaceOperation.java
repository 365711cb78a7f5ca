package dev.workspacetokens.directory;

import static dev.workspacetokens.application.feed.DirectoryFields.TITLE;

import dev.workspacetokens.application.feed.PutWorkspace;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `PUT /directory/workspaces/{workspace}`: [makes a workspace or changes its title][PutWorkspace].
record PutWorkspaceOperation(PutWorkspace put) implements Operation {

    @Override
    public Answer answer(Request request) {
        return DirectoryJson.answer(put.run(SaasCaller.of(request), Paths.workspace(request), read(request)),
                DirectoryJson::of);
    }

    private static PutWorkspace.Command read(Request request) {
        JsonObject body = JsonObject.body(request, TITLE);
        var command = new PutWorkspace.Command(body.string(TITLE));
        body.check();
        return command;
    }
}
