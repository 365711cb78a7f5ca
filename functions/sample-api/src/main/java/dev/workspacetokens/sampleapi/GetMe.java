package dev.workspacetokens.sampleapi;

import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/// `GET /me`: what this token is and may do.
record GetMe(SampleApi api) implements Operation {

    @Override
    public Answer answer(Request request) {
        WorkspaceToken token = api.token(request);
        Workspace workspace = api.catalog().workspace(token.workspace().slug())
                .filter(found -> found.ref().equals(token.workspace())).orElseThrow(TokenCaller::notValid);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", token.id().value());
        json.put("name", token.name());
        json.put("workspace", Map.of("slug", workspace.ref().slug().value(), "title", workspace.title()));
        json.put("roles", api.reachedApps().roles(token));
        json.put("expires_at", token.expiresAt() == null ? null : token.expiresAt().toString());
        return Answer.data(200, json);
    }
}
