package dev.workspacetokens.directory;

import static dev.workspacetokens.application.feed.DirectoryFields.APPS;
import static dev.workspacetokens.application.feed.DirectoryFields.SLUG;
import static dev.workspacetokens.application.feed.DirectoryFields.TITLE;

import dev.workspacetokens.application.feed.ReplaceApps;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `PUT /directory/workspaces/{workspace}/apps`: [gives a workspace exactly the apps of a list][ReplaceApps].
record ReplaceAppsOperation(ReplaceApps replace) implements Operation {

    @Override
    public Answer answer(Request request) {
        return Answer.data(200, DirectoryJson.of(
                replace.run(SaasCaller.of(request), Paths.workspace(request), () -> read(request))));
    }

    private static ReplaceApps.Command read(Request request) {
        JsonObject body = JsonObject.body(request, APPS);
        var command = new ReplaceApps.Command(body.objects(APPS, SLUG, TITLE).stream()
                .map(app -> new ReplaceApps.Element(app.string(SLUG), app.string(TITLE))).toList());
        body.check();
        return command;
    }
}
