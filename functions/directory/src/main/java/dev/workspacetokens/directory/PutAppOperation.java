package dev.workspacetokens.directory;

import static dev.workspacetokens.application.feed.DirectoryFields.TITLE;

import dev.workspacetokens.application.feed.PutApp;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `PUT /directory/workspaces/{workspace}/apps/{app}`: [makes, retitles or moves an app][PutApp].
record PutAppOperation(PutApp put) implements Operation {

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        return DirectoryJson.answer(
                put.run(SaasCaller.of(request), workspace, Paths.app(request), () -> read(request)),
                app -> DirectoryJson.of(workspace, app));
    }

    private static PutApp.Command read(Request request) {
        JsonObject body = JsonObject.body(request, TITLE);
        var command = new PutApp.Command(body.string(TITLE));
        body.check();
        return command;
    }
}
