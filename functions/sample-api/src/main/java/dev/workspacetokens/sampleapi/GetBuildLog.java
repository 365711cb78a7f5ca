package dev.workspacetokens.sampleapi;

import dev.workspacetokens.dynamodb.BuildItem;
import dev.workspacetokens.dynamodb.BuildItem.Act;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `GET /apps/{app}/builds/{build}/log`: what has happened to a build, a line each.
///
/// No machine builds anything here, so there is no output of one; the log tells what is known and invents nothing.
record GetBuildLog(SampleApi api) implements Operation {

    @Override
    public Answer answer(Request request) {
        return Answer.data(200, Map.of("lines", lines(api.build(request), api.now())));
    }

    private static List<String> lines(BuildItem build, Instant now) {
        List<String> lines = new ArrayList<>();
        Act started = build.started();
        lines.add(started.at() + " Started on branch " + build.branch() + " by " + token(started));
        if (build.message() != null) {
            lines.add(started.at() + " Message: " + build.message());
        }
        Act aborted = build.aborted();
        if (aborted != null) {
            lines.add(aborted.at() + " Aborted by " + token(aborted));
        }
        Instant finished = BuildStatus.finishedAt(build, now);
        if (finished != null) {
            lines.add(finished + " Finished");
        }
        return lines;
    }

    private static String token(Act act) {
        return "the token " + act.tokenName() + " (" + act.token() + ")";
    }
}
