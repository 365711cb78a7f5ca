package dev.workspacetokens.management;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.Request;

/// `DELETE /workspaces/{workspace}/tokens/{token}`: with the next request the token is dead.
public final class RevokeTokenHandler extends HttpApiHandler {

    private final Management management;

    public RevokeTokenHandler() {
        this(Environment.lambda());
    }

    public RevokeTokenHandler(Environment environment) {
        super(environment);
        this.management = new Management(environment);
    }

    @Override
    public Answer answer(Request request) {
        Owner owner = management.owner(request);
        management.tokens().revoke(owner, management.token(owner, request));
        return Answer.empty(204);
    }
}
