package dev.workspacetokens.sampleapi;

import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// `GET /apps/{app}/builds/{build}`: a build as it is now.
record GetBuild(SampleApi api) implements Operation {

    @Override
    public Answer answer(Request request) {
        return Answer.data(200, BuildJson.of(api.build(request), api.now()));
    }
}
