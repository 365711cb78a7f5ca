package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `DELETE /directory/workspaces/{workspace}/members/{user}`: removes a member, unless it is the last owner.
record DeleteMember(Members members) implements Operation {

    @Override
    public Answer answer(Request request) {
        members.delete(Paths.workspace(request), Paths.user(request));
        return Answer.empty(204);
    }
}
