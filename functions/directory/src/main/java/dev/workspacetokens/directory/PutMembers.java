package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Members.Entry;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import java.util.List;

/// `PUT /directory/workspaces/{workspace}/members`: gives a workspace exactly the members of a list. Idempotent, and
/// not one change as a whole: see [Members#replace].
record PutMembers(Workspaces workspaces, Members members) implements Operation {

    /// An element of the list.
    private record Element(Field id, Field role, Field name) {}

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        workspaces.require(workspace);
        return Answer.data(200, Records.of(members.replace(workspace, entries(elements(request)))));
    }

    private static List<Element> elements(Request request) {
        JsonObject body = JsonObject.body(request, "members");
        var elements = body.objects("members", "id", "role", "name").stream().map(
                member -> new Element(Field.of(member, "id"), Field.of(member, "role"), Field.of(member, "name")))
                .toList();
        body.check();
        return elements;
    }

    private static List<Entry> entries(List<Element> elements) {
        ValueChecks.requireAtMost(Members.MAX_REPLACED, elements, "members");
        ValueChecks values = new ValueChecks();
        var entries = elements.stream()
                .map(member -> new Entry(
                        new Person(values.uniqueMemberId(member.id()), values.text(member.name())),
                        values.role(member.role())))
                .toList();
        values.check();
        return entries;
    }
}
