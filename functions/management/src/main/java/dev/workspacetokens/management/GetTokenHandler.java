package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.token.GetToken;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.Request;

/// `GET /workspaces/{workspace}/tokens/{token}`: [a token with every grant][GetToken].
public final class GetTokenHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public GetTokenHandler() {
        this(Environment.lambda());
    }

    public GetTokenHandler(Environment environment) {
        GetToken get = new ManagementWiring(environment).getToken();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(get, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(GetToken get, Request request) {
        return TokenJson.answer(200, get.run(Caller.of(request), Caller.token(request)));
    }
}
