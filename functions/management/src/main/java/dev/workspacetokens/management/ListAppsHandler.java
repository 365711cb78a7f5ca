package dev.workspacetokens.management;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.CaselessSearch;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// `GET /workspaces/{workspace}/apps`: the apps that a token of the workspace may be given roles in.
public final class ListAppsHandler extends HttpApiHandler {

    private final Management management;

    public ListAppsHandler() {
        this(Environment.lambda());
    }

    public ListAppsHandler(Environment environment) {
        super(environment);
        this.management = new Management(environment);
    }

    @Override
    public Answer answer(Request request) {
        Owner owner = management.owner(request);
        String title = request.query("title").orElse("");
        Pages pages = Pages.of(request, "apps", owner.workspace().uid(), title);
        var search = new CaselessSearch(title);
        Predicate<App> filter = app -> search.finds(app.title());
        return pages.answer(management.directory().apps(owner.workspace().slug(), filter, pages.request())
                .map(ListAppsHandler::json));
    }

    private static Map<String, Object> json(App app) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("slug", app.slug().value());
        json.put("title", app.title());
        return json;
    }
}
