package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.application.directory.ListApps;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/// `GET /workspaces/{workspace}/apps`: [the apps][ListApps] that a token of the workspace may be given roles in.
public final class ListAppsHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public ListAppsHandler() {
        this(Environment.lambda());
    }

    public ListAppsHandler(Environment environment) {
        ListApps list = new ManagementWiring(environment).listApps();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(list, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(ListApps list, Request request) {
        Listing<ListApps.Query, Page<App>> apps = list.run(Caller.of(request), Caller.workspace(request));
        String title = request.query("title").orElse("");
        Pages pages = Pages.of(request, "apps", apps.workspace().uid(), title);
        return pages.answer(apps.page(new ListApps.Query(title, pages.request())).map(ListAppsHandler::json));
    }

    private static Map<String, Object> json(App app) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("slug", app.slug().value());
        json.put("title", app.title());
        return json;
    }
}
