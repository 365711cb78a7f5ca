package dev.workspacetokens.management;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.Request;

/// `DELETE /workspaces/{workspace}/tokens/{token}`: with the next request the token is dead.
///
/// Without `If-Match` it never loses against another change. With it, the version that was read a moment ago must match;
/// a change that comes in between does not keep the token alive.
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
        WorkspaceToken token = management.token(owner, request);
        Version.require(request, token);
        management.tokens().revoke(owner, token);
        return Answer.empty(204);
    }
}
