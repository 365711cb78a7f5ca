package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `PUT /directory/workspaces/{workspace}/members/{user}`: makes somebody a member, or changes a member's name
/// and role.
record PutMember(Workspaces workspaces, Members members) implements Operation {

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        String sub = Paths.user(request);
        workspaces.require(workspace);
        JsonObject body = JsonObject.body(request, "role", "name");
        Field role = Field.of(body, "role");
        Field name = Field.of(body, "name");
        body.check();
        ValueChecks values = new ValueChecks();
        var entry = new Members.Entry(new Person(sub, values.text(name)), values.role(role));
        values.check();
        Put<Member> put = members.put(workspace, entry);
        return Answer.data(put.created() ? 201 : 200, Records.of(put.value()));
    }
}
