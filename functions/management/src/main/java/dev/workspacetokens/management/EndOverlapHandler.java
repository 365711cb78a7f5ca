package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.token.EndOverlap;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.Request;

/// `DELETE /workspaces/{workspace}/tokens/{token}/overlap`: [ends][EndOverlap] a former secret.
public final class EndOverlapHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public EndOverlapHandler() {
        this(Environment.lambda());
    }

    public EndOverlapHandler(Environment environment) {
        EndOverlap end = new ManagementWiring(environment).endOverlap();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(end, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(EndOverlap end, Request request) {
        end.run(Caller.of(request), Caller.token(request), Versions.expected(request));
        return Answer.empty(204);
    }
}
