package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.application.token.CreateToken;
import dev.workspacetokens.application.token.Issued;
import dev.workspacetokens.application.token.TokenFields;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Request;

/// `POST /workspaces/{workspace}/tokens`: [creates a token][CreateToken] and shows it, the only time but for repeats.
public final class CreateTokenHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public CreateTokenHandler() {
        this(Environment.lambda());
    }

    public CreateTokenHandler(Environment environment) {
        CreateToken create = new ManagementWiring(environment).createToken();
        this.adapter = new HttpApiAdapter(environment.metrics(), request -> answer(create, request));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Answer answer(CreateToken create, Request request) {
        Issued issued = create.run(Caller.of(request), Caller.workspace(request), () -> read(request));
        WorkspaceToken token = issued.details().token();
        return TokenJson.issued(201, issued).with("location",
                "/workspaces/" + token.workspace().slug() + "/tokens/" + token.id());
    }

    private static CreateToken.Command read(Request request) {
        JsonObject body = JsonObject.body(request, TokenFields.NAME, TokenFields.DESCRIPTION,
                TokenFields.ALLOWED_SOURCES, TokenFields.EXPIRES_AT, WantedRoles.ROLES);
        var command = new CreateToken.Command(body.string(TokenFields.NAME), ParticularsReader.read(body),
                body.instantOrNull(TokenFields.EXPIRES_AT), RolesReader.read(body),
                Caller.idempotencyKey(request));
        body.check();
        return command;
    }
}
