package dev.workspacetokens.management;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.Request;
import java.util.List;

/// `GET /workspaces/{workspace}/tokens/{token}`: a token with every grant.
public final class GetTokenHandler extends HttpApiHandler {

    private static final int MAX_ATTEMPTS = 3;

    private final Management management;

    public GetTokenHandler() {
        this(Environment.lambda());
    }

    public GetTokenHandler(Environment environment) {
        super(environment);
        this.management = new Management(environment);
    }

    @Override
    public Answer answer(Request request) {
        Owner owner = management.owner(request);
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            WorkspaceToken token = management.token(owner, request);
            List<Grant> grants = management.grants(token);
            // Fewer than the record says: its roles were replaced between the two reads, and these are being cleaned
            // up.
            if (grants.size() == token.apps()) {
                return TokenJson.answer(200, token,
                        TokenJson.details(token, management.reach(token, grants),
                                management.context(owner, List.of(token))));
            }
        }
        throw new Refusal.Unavailable("The token is being changed.");
    }
}
