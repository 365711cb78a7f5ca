package dev.workspacetokens.management;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.Request;

/// `GET /workspaces/{workspace}/tokens/{token}`: a token with every grant.
public final class GetTokenHandler extends HttpApiHandler {

    private final Management management;

    public GetTokenHandler() {
        this(Environment.lambda());
    }

    public GetTokenHandler(Environment environment) {
        this.management = new Management(environment);
    }

    @Override
    public Answer answer(Request request) {
        WorkspaceToken token = management.token(management.owner(request), request);
        return TokenJson.answer(200, token, TokenJson.details(token, management.grants(token),
                management.lastUse(token), management.now()));
    }
}
