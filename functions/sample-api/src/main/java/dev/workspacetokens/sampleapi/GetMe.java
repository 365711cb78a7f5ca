package dev.workspacetokens.sampleapi;

import dev.workspacetokens.domain.access.AccessRef;
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
                .filter(found -> found.ref().equals(token.workspace())).orElseThrow(Caller::notValid);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", token.id().value());
        json.put("name", token.name());
        json.put("workspace", Map.of("slug", workspace.ref().slug().value(), "title", workspace.title()));
        json.put("roles", roles(token));
        json.put("expires_at", token.expiresAt() == null ? null : token.expiresAt().toString());
        return Answer.data(200, json);
    }

    private static Map<String, Object> roles(WorkspaceToken token) {
        return switch (token.access()) {
            case AccessRef.AllApps(var role) -> Map.of("all_apps", role);
            case AccessRef.GrantSet _ -> {
                Map<String, Object> roles = new LinkedHashMap<>();
                roles.put("apps_count", token.counts().values().stream().mapToInt(Integer::intValue).sum());
                roles.put("counts", token.counts());
                yield roles;
            }
        };
    }
}
