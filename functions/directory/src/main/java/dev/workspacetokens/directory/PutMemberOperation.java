package dev.workspacetokens.directory;

import static dev.workspacetokens.application.feed.DirectoryFields.NAME;
import static dev.workspacetokens.application.feed.DirectoryFields.ROLE;

import dev.workspacetokens.application.feed.PutMember;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `PUT /directory/workspaces/{workspace}/members/{user}`: [makes somebody a member][PutMember], or changes a member's
/// name and role.
record PutMemberOperation(PutMember put) implements Operation {

    @Override
    public Answer answer(Request request) {
        return DirectoryJson.answer(put.run(SaasCaller.of(request), Paths.workspace(request), Paths.user(request),
                () -> read(request)), DirectoryJson::of);
    }

    private static PutMember.Command read(Request request) {
        JsonObject body = JsonObject.body(request, ROLE, NAME);
        var command = new PutMember.Command(body.string(ROLE), body.string(NAME));
        body.check();
        return command;
    }
}
