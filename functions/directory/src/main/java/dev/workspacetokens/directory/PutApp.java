package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `PUT /directory/workspaces/{workspace}/apps/{app}`: makes an app, changes its title, or moves it from
/// another workspace.
record PutApp(Workspaces workspaces, Apps apps) implements Operation {

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        Slug app = Paths.app(request);
        workspaces.require(workspace);
        JsonObject body = JsonObject.body(request, "title");
        Field title = Field.of(body, "title");
        body.check();
        ValueChecks values = new ValueChecks();
        String kept = values.text(title);
        values.check();
        Put<App> put = apps.put(workspace, app, kept);
        return Answer.data(put.created() ? 201 : 200, Records.of(workspace, put.value()));
    }
}
