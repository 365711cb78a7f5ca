package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `PUT /directory/workspaces/{workspace}`: makes a workspace or changes its title; also ends a deletion that
/// was begun.
record PutWorkspace(Workspaces workspaces) implements Operation {

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        JsonObject body = JsonObject.body(request, "title");
        Field title = Field.of(body, "title");
        body.check();
        ValueChecks values = new ValueChecks();
        String kept = values.text(title);
        values.check();
        Put<Workspace> put = workspaces.put(workspace, kept);
        return Answer.data(put.created() ? 201 : 200, Records.of(put.value()));
    }
}
