package dev.workspacetokens.directory;

import dev.workspacetokens.domain.directory.Workspaces;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `DELETE /directory/workspaces/{workspace}`: deletes a workspace that has neither apps nor tokens, with its members.
record DeleteWorkspace(Workspaces workspaces) implements Operation {

    @Override
    public Answer answer(Request request) {
        workspaces.delete(Paths.workspace(request));
        return Answer.empty(204);
    }
}
