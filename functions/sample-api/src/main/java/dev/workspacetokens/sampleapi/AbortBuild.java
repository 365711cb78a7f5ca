package dev.workspacetokens.sampleapi;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.dynamodb.BuildItem;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import java.time.Instant;

/// `POST /apps/{app}/builds/{build}/abort`: aborts a running build.
///
/// A client that heard no answer may ask again: a build that is aborted already is shown as it is, with the one who
/// aborted it first. Only a finished build cannot be aborted.
record AbortBuild(SampleApi api) implements Operation {

    @Override
    public Answer answer(Request request) {
        BuildItem build = api.build(request);
        Instant now = api.now();
        BuildItem aborted = switch (BuildStatus.of(build, now)) {
            case RUNNING -> abort(build, now, request);
            case ABORTED -> build;
            case FINISHED -> throw new Refusal.Conflict("The build is not running any more: it has finished.");
        };
        return Answer.data(200, BuildJson.of(aborted, now));
    }

    private BuildItem abort(BuildItem build, Instant now, Request request) {
        // Whoever lost against somebody at the same moment is shown what that one did.
        return api.builds().abort(build.abortedBy(TokenCaller.of(request).act(now)));
    }
}
