package dev.workspacetokens.sampleapi;

import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import dev.workspacetokens.sampleapi.ReachedApps.ReachedApp;
import java.util.LinkedHashMap;
import java.util.Map;

/// `GET /apps`: the apps that this token reaches now.
record ListReachedApps(SampleApi api) implements Operation {

    @Override
    public Answer answer(Request request) {
        WorkspaceToken token = api.token(request);
        Pages pages = Pages.of(request, "reached apps", token.id().value());
        return pages.answer(api.reachedApps().page(token, pages.request()).map(ListReachedApps::json));
    }

    private static Map<String, Object> json(ReachedApp reached) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("slug", reached.app().slug().value());
        json.put("title", reached.app().title());
        json.put("role", reached.role());
        return json;
    }
}
