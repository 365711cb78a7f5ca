package dev.workspacetokens.directory;

import dev.workspacetokens.application.feed.DeleteMember;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `DELETE /directory/workspaces/{workspace}/members/{user}`: [removes a member][DeleteMember], unless it is the
/// last owner.
record DeleteMemberOperation(DeleteMember delete) implements Operation {

    @Override
    public Answer answer(Request request) {
        delete.run(SaasCaller.of(request), Paths.workspace(request), Paths.user(request));
        return Answer.empty(204);
    }
}
