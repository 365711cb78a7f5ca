package dev.workspacetokens.sampleapi;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import dev.workspacetokens.http.RestApiHandler;
import java.util.Map;

/// The sample API: one function for all its routes, each done by a class of its own.
public final class SampleApiHandler extends RestApiHandler {

    /// The form of an id; nobody has it.
    private static final String NO_TOKEN = "0".repeat(18);

    private final Map<String, Operation> routes;

    public SampleApiHandler() {
        this(Environment.lambda());
    }

    public SampleApiHandler(Environment environment) {
        super(environment);
        var api = new SampleApi(environment);
        this.routes = Map.of(
                "GET /me", new GetMe(api),
                "GET /apps", new ListApps(api),
                "GET /apps/{app}", new GetApp(api),
                "GET /apps/{app}/builds", new ListBuilds(api),
                "POST /apps/{app}/builds", new StartBuild(api),
                "GET /apps/{app}/builds/{build}", new GetBuild(api),
                "POST /apps/{app}/builds/{build}/abort", new AbortBuild(api),
                "GET /apps/{app}/builds/{build}/log", new GetBuildLog(api));
    }

    @Override
    public Answer answer(Request request) {
        return routes.getOrDefault(request.route(), SampleApiHandler::noRoute).answer(request);
    }

    @Override
    protected APIGatewayProxyRequestEvent primingEvent() {
        var verdict = new ProxyRequestContext();
        verdict.setAuthorizer(Map.of("workspace", "priming", "token_id", NO_TOKEN, "app", "priming"));
        return new APIGatewayProxyRequestEvent().withHttpMethod("GET").withResource("/apps/{app}")
                .withPathParameters(Map.of("app", "priming")).withRequestContext(verdict);
    }

    private static Answer noRoute(Request request) {
        throw new Refusal.NotFound("There is no such route.");
    }
}
