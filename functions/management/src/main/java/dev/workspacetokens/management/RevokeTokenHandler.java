package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.token.RevokeToken;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.Request;

/// `DELETE /workspaces/{workspace}/tokens/{token}`: [revokes a token][RevokeToken].
public final class RevokeTokenHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public RevokeTokenHandler() {
        this(Environment.lambda());
    }

    public RevokeTokenHandler(Environment environment) {
        RevokeToken revoke = new ManagementWiring(environment).revokeToken();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(revoke, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(RevokeToken revoke, Request request) {
        revoke.run(Caller.of(request), Caller.token(request), Versions.expected(request));
        return Answer.empty(204);
    }
}
