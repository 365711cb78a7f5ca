package dev.workspacetokens.management;

import static dev.workspacetokens.application.token.RevokeTokens.ALL;
import static dev.workspacetokens.application.token.RevokeTokens.TOKENS;
import static dev.workspacetokens.application.token.RevokeTokens.WORKSPACE;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.token.RevokeTokens;
import dev.workspacetokens.application.token.RevokeTokens.Outcome;
import dev.workspacetokens.application.token.RevokeTokens.Wanted;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/// `POST /workspaces/{workspace}/tokens/revoke`: [revokes many tokens][RevokeTokens], or all.
public final class RevokeTokensHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public RevokeTokensHandler() {
        this(Environment.lambda());
    }

    public RevokeTokensHandler(Environment environment) {
        RevokeTokens revoke = new ManagementWiring(environment).revokeTokens();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(revoke, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(RevokeTokens revoke, Request request) {
        Outcome outcome = revoke.run(Caller.of(request), Caller.workspace(request), () -> read(request));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("revoked", outcome.revoked());
        data.put("not_found", outcome.notFound());
        data.put("remaining", outcome.remaining());
        return Answer.data(200, data);
    }

    private static Wanted read(Request request) {
        JsonObject body = JsonObject.body(request, TOKENS, ALL, WORKSPACE);
        if (body.has(TOKENS) == body.has(ALL)) {
            body.note(body.path(), "must have exactly one of '" + TOKENS + "' and '" + ALL + "'");
            // Which of them it means, nobody knows: what else is wrong cannot be told.
            body.check();
        }
        Wanted wanted = body.has(ALL) ? new Wanted.All(body.flag(ALL), body.string(WORKSPACE)) : named(body);
        body.check();
        return wanted;
    }

    private static Wanted named(JsonObject body) {
        if (body.has(WORKSPACE)) {
            body.note(body.at(WORKSPACE), "belongs to '" + ALL + "'");
        }
        return new Wanted.Named(body.texts(TOKENS));
    }
}
