package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import dev.workspacetokens.http.Unreadable;

/// `DELETE /directory/workspaces/{workspace}`: deletes a workspace that has neither apps nor tokens, with its members.
///
/// With `?revoke_tokens=true` its tokens are revoked first: who deletes workspaces need not be an owner of them.
record DeleteWorkspace(Workspaces workspaces) implements Operation {

    private static final String REVOKE_TOKENS = "revoke_tokens";

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        if (revokesTokens(request)) {
            workspaces.deleteWithTokens(workspace);
        } else {
            workspaces.delete(workspace);
        }
        return Answer.empty(204);
    }

    private static boolean revokesTokens(Request request) {
        request.query(REVOKE_TOKENS).filter(value -> !value.equals("true")).ifPresent(_ -> {
            throw new Unreadable.Malformed("The query parameter '" + REVOKE_TOKENS + "' must be 'true', or left out.");
        });
        return request.query(REVOKE_TOKENS).isPresent();
    }
}
