package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `PUT /directory/workspaces/{workspace}/apps`: gives a workspace exactly the apps of a list. Idempotent, and not one
/// change as a whole: see [Apps#replace].
record PutApps(Workspaces workspaces, Apps apps) implements Operation {

    /// An element of the list.
    private record Element(Field slug, Field title) {}

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        workspaces.require(workspace);
        return Answer.data(200, Records.of(apps.replace(workspace, titles(elements(request)))));
    }

    private static List<Element> elements(Request request) {
        JsonObject body = JsonObject.body(request, "apps");
        var elements = body.objects("apps", "slug", "title").stream()
                .map(app -> new Element(Field.of(app, "slug"), Field.of(app, "title"))).toList();
        body.check();
        return elements;
    }

    private static Map<Slug, String> titles(List<Element> elements) {
        ValueChecks.requireAtMost(Apps.MAX_REPLACED, elements, "apps");
        ValueChecks values = new ValueChecks();
        Map<Slug, String> titles = new LinkedHashMap<>();
        elements.forEach(app -> titles.put(values.uniqueSlug(app.slug()), values.text(app.title())));
        values.check();
        return titles;
    }
}
