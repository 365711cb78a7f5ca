package dev.workspacetokens.directory;

import dev.workspacetokens.application.feed.DeleteWorkspace;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import dev.workspacetokens.http.Unreadable;

/// `DELETE /directory/workspaces/{workspace}`: [deletes a workspace][DeleteWorkspace], with `?revoke_tokens=true` also
/// one that has tokens.
record DeleteWorkspaceOperation(DeleteWorkspace delete) implements Operation {

    private static final String REVOKE_TOKENS = "revoke_tokens";

    @Override
    public Answer answer(Request request) {
        Slug workspace = Paths.workspace(request);
        boolean withTokens = revokesTokens(request);
        try {
            delete.run(SaasCaller.of(request), workspace, withTokens);
        } catch (Refusal.Conflict e) {
            // How to get round it depends on the door: here it is a parameter.
            throw new Refusal.Conflict(e.detail() + " Delete the apps first; '?" + REVOKE_TOKENS
                    + "=true' revokes the tokens.");
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
