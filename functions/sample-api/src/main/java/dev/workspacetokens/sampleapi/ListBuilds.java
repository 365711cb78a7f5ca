package dev.workspacetokens.sampleapi;

import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Pages;
import dev.workspacetokens.http.Request;
import java.time.Instant;

/// `GET /apps/{app}/builds`: the builds of an app, newest first.
record ListBuilds(SampleApi api) implements Operation {

    @Override
    public Answer answer(Request request) {
        App app = api.app(request);
        Pages pages = Pages.of(request, "builds", app.uid());
        Instant now = api.now();
        return pages.answer(api.builds().list(app.slug(), app.uid(), pages.request())
                .map(build -> BuildJson.of(build, now)));
    }
}
