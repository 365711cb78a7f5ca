package dev.workspacetokens.sampleapi;

import dev.workspacetokens.application.Violations;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.dynamodb.BuildItem;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonObject;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `POST /apps/{app}/builds`: starts a build.
record StartBuild(SampleApi api) implements Operation {

    private static final String BRANCH = "branch";
    private static final String MESSAGE = "message";

    /// What the caller asks for.
    private record Wanted(String branch, @Nullable String message) {

        static Wanted read(Request request) {
            JsonObject body = JsonObject.body(request, BRANCH, MESSAGE);
            String branch = body.string(BRANCH);
            String message = body.has(MESSAGE) ? body.string(MESSAGE) : null;
            body.check();
            var violations = new Violations();
            var wanted = new Wanted(violations.text(body.at(BRANCH), branch),
                    message == null ? null : violations.text(body.at(MESSAGE), message));
            violations.refuseIfAny();
            return wanted;
        }
    }

    @Override
    public Answer answer(Request request) {
        App app = api.app(request);
        Wanted wanted = Wanted.read(request);
        Instant now = api.now();
        var build = new BuildItem(app.slug(), app.uid(), api.newBuildId(now), wanted.branch(), wanted.message(),
                TokenCaller.of(request).act(now), null);
        api.builds().add(build);
        // Relative to the request's own address, because that begins with the stage or with a domain's base path.
        return Answer.data(201, BuildJson.of(build, now)).with("location", "builds/" + build.id());
    }
}
