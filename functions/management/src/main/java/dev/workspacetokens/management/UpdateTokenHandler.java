package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.application.token.TokenFields;
import dev.workspacetokens.application.token.UpdateToken;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.EntityTags;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Request;
import java.util.stream.Stream;

/// `PATCH /workspaces/{workspace}/tokens/{token}`: [changes what an owner says of a token][UpdateToken].
public final class UpdateTokenHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final String[] FIELDS = {TokenFields.NAME, TokenFields.DESCRIPTION, TokenFields.DISABLED,
            TokenFields.ALLOWED_SOURCES, WantedRoles.ROLES};

    private final HttpApiAdapter adapter;

    public UpdateTokenHandler() {
        this(Environment.lambda());
    }

    public UpdateTokenHandler(Environment environment) {
        UpdateToken update = new ManagementWiring(environment).updateToken();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(update, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(UpdateToken update, Request request) {
        return TokenJson.answer(200, update.run(Caller.of(request), Caller.token(request),
                Versions.expected(request), () -> read(request)));
    }

    private static UpdateToken.Command read(Request request) {
        JsonObject body = JsonObject.body(request, FIELDS);
        var command = new UpdateToken.Command(body.has(TokenFields.NAME) ? body.string(TokenFields.NAME) : null,
                ParticularsReader.read(body), body.has(TokenFields.DISABLED) ? body.flag(TokenFields.DISABLED) : null,
                body.has(WantedRoles.ROLES) ? RolesReader.readReplacement(body) : null);
        if (Stream.of(FIELDS).noneMatch(body::has)) {
            body.note(body.path(), "must have one of " + String.join(", ", FIELDS));
        }
        body.check();
        EntityTags.check(request);
        return command;
    }
}
