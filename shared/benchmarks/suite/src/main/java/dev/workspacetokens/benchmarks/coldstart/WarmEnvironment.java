package dev.workspacetokens.benchmarks.coldstart;

import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.aws.Event;
import dev.workspacetokens.benchmarks.aws.Workspace;
import dev.workspacetokens.domain.access.Access;
import java.io.IOException;

/// One restored environment of the authorizer that answers one request after another, with the share of a processor
/// that its memory gives it.
public final class WarmEnvironment {

    private static final int ANSWERS = 5_000;

    private WarmEnvironment() {}

    /// How fast it answers.
    ///
    /// @param perSecond answers
    /// @param billedMillis for each, as Lambda bills
    public record Pace(double perSecond, double billedMillis) {}

    /// Measures it.
    ///
    /// @param memory in MB
    public static Pace measure(Cloud cloud, Workspace workspace, int memory) throws IOException, InterruptedException {
        String event = Event.getApp("app-0000", workspace.token(new Access.PerApp(workspace.apps(1))));
        Timing timing = Life.live(Candidate.RESTORED, new Share(memory), cloud,
                workspace.variables("RestApiAuthorizer"), event, ANSWERS);
        return new Pace(1_000 / timing.mean(), timing.billed());
    }
}
