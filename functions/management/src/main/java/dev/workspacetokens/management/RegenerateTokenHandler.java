package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.token.RegenerateToken;
import dev.workspacetokens.application.token.TokenFields;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.EntityTags;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Request;

/// `POST /workspaces/{workspace}/tokens/{token}/regenerate`: [a new secret][RegenerateToken] with a new expiration date
/// and the exact same apps with the exact same roles. It is shown, the only time but for repeats; the old one is dead at
/// once, or works on for a while.
public final class RegenerateTokenHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public RegenerateTokenHandler() {
        this(Environment.lambda());
    }

    public RegenerateTokenHandler(Environment environment) {
        RegenerateToken regenerate = new ManagementWiring(environment).regenerateToken();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(regenerate, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(RegenerateToken regenerate, Request request) {
        return TokenJson.issued(200, regenerate.run(Caller.of(request), Caller.token(request),
                Versions.expected(request), () -> read(request)));
    }

    private static RegenerateToken.Command read(Request request) {
        JsonObject body = JsonObject.body(request, TokenFields.EXPIRES_AT, TokenFields.OVERLAP_SECONDS);
        var command = new RegenerateToken.Command(body.instantOrNull(TokenFields.EXPIRES_AT),
                body.has(TokenFields.OVERLAP_SECONDS) ? body.wholeNumber(TokenFields.OVERLAP_SECONDS) : 0,
                Caller.idempotencyKey(request));
        body.check();
        EntityTags.check(request);
        return command;
    }
}
