package dev.workspacetokens.directory;

import static dev.workspacetokens.application.feed.DirectoryFields.ID;
import static dev.workspacetokens.application.feed.DirectoryFields.MEMBERS;
import static dev.workspacetokens.application.feed.DirectoryFields.NAME;
import static dev.workspacetokens.application.feed.DirectoryFields.ROLE;

import dev.workspacetokens.application.feed.ReplaceMembers;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `PUT /directory/workspaces/{workspace}/members`: [gives a workspace exactly the members of a list][ReplaceMembers].
record ReplaceMembersOperation(ReplaceMembers replace) implements Operation {

    @Override
    public Answer answer(Request request) {
        return Answer.data(200, DirectoryJson.of(
                replace.run(SaasCaller.of(request), Paths.workspace(request), () -> read(request))));
    }

    private static ReplaceMembers.Command read(Request request) {
        JsonObject body = JsonObject.body(request, MEMBERS);
        var command = new ReplaceMembers.Command(body.objects(MEMBERS, ID, ROLE, NAME).stream()
                .map(member -> new ReplaceMembers.Element(member.string(ID), member.string(ROLE), member.string(NAME)))
                .toList());
        body.check();
        return command;
    }
}
