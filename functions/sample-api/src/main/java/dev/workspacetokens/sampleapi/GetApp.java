package dev.workspacetokens.sampleapi;

import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/// `GET /apps/{app}`: an app, and what this token may do there.
record GetApp(SampleApi api) implements Operation {

    @Override
    public Answer answer(Request request) {
        App app = api.app(request);
        TokenCaller caller = TokenCaller.of(request);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("slug", app.slug().value());
        json.put("title", app.title());
        json.put("workspace", caller.workspace().value());
        json.put("role", caller.role());
        json.put("permissions", caller.permissions());
        return Answer.data(200, json);
    }
}
