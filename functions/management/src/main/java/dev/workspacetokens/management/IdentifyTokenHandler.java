package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.token.IdentifyToken;
import dev.workspacetokens.application.token.IdentifyToken.Identified;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Request;

/// `POST /workspaces/{workspace}/tokens/identify`: [whose a token is][IdentifyToken] that was found somewhere.
public final class IdentifyTokenHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public IdentifyTokenHandler() {
        this(Environment.lambda());
    }

    public IdentifyTokenHandler(Environment environment) {
        IdentifyToken identify = new ManagementWiring(environment).identifyToken();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(identify, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(IdentifyToken identify, Request request) {
        return switch (identify.run(Caller.of(request), Caller.workspace(request), () -> read(request))) {
            case Identified.Found found -> TokenJson.identified(found);
            case Identified.Unrecorded unrecorded -> TokenJson.identified(unrecorded);
            case Identified.Revoked revoked -> TokenJson.identified(revoked);
        };
    }

    private static String read(Request request) {
        JsonObject body = JsonObject.body(request, IdentifyToken.TOKEN);
        String token = body.string(IdentifyToken.TOKEN);
        body.check();
        return token;
    }
}
