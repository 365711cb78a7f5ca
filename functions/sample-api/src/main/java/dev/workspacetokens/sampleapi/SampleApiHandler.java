package dev.workspacetokens.sampleapi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.RestApiAdapter;
import dev.workspacetokens.http.Routes;
import java.util.Map;

/// The sample API: one function for all its routes, each done by a class of its own.
public final class SampleApiHandler
        implements
            RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private final RestApiAdapter adapter;

    public SampleApiHandler() {
        this(Environment.lambda());
    }

    public SampleApiHandler(Environment environment) {
        var api = new SampleApi(environment);
        var routes = new Routes(Map.of(
                "GET /me", new GetMe(api),
                "GET /apps", new ListReachedApps(api),
                "GET /apps/{app}", new GetApp(api),
                "GET /apps/{app}/builds", new ListBuilds(api),
                "POST /apps/{app}/builds", new StartBuild(api),
                "GET /apps/{app}/builds/{build}", new GetBuild(api),
                "POST /apps/{app}/builds/{build}/abort", new AbortBuild(api),
                "GET /apps/{app}/builds/{build}/log", new GetBuildLog(api)));
        this.adapter = new RestApiAdapter(environment.metrics(), routes);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return adapter.handle(event);
    }
}
