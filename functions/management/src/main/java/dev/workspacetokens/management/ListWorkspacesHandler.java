package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.application.directory.ListMemberships;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `GET /workspaces`: [the caller's workspaces][ListMemberships], with what the caller is in each.
public final class ListWorkspacesHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public ListWorkspacesHandler() {
        this(Environment.lambda());
    }

    public ListWorkspacesHandler(Environment environment) {
        ListMemberships list = new ManagementWiring(environment).listMemberships();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(list, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(ListMemberships list, Request request) {
        Pages pages = Pages.of(request, "workspaces", request.caller("sub"));
        return pages.answer(list.run(Caller.of(request), pages.request()).map(ListWorkspacesHandler::json));
    }

    private static Map<String, @Nullable Object> json(Directory.Membership membership) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("slug", membership.workspace().ref().slug().value());
        json.put("title", membership.workspace().title());
        json.put("role", membership.role().id());
        json.put("max_lifetime_days", membership.workspace().rules().maxLifetimeDays());
        return json;
    }
}
