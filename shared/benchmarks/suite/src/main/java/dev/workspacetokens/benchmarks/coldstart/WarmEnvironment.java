package dev.workspacetokens.benchmarks.coldstart;

import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.benchmarks.aws.Event;
import dev.workspacetokens.benchmarks.aws.Workspace;
import dev.workspacetokens.domain.access.Access;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;

/// A restored environment of the authorizer that answers one request after another, with the share of a processor that
/// its memory gives it, and a hello world beside it.
public final class WarmEnvironment {

    private static final int ANSWERS = 5_000;
    private static final int LIVES = 3;

    private WarmEnvironment() {}

    /// How fast it answers.
    ///
    /// @param perSecond answers
    /// @param billedMillis for each, as Lambda bills
    /// @param helloPerSecond answers of a hello world
    public record Pace(double perSecond, double billedMillis, double helloPerSecond) {}

    /// Measures it: medians of three lives.
    ///
    /// @param memory in MB
    public static Pace measure(Cloud cloud, Workspace workspace, int memory) throws IOException, InterruptedException {
        String event = Event.getApp("app-0000", workspace.token(new Access.PerApp(workspace.apps(1))));
        var hello = new ArrayList<Timing>();
        var ours = new ArrayList<Timing>();
        for (int life = 0; life < LIVES; life++) {
            for (var measured : Map.of(Candidate.HELLO, hello, Candidate.RESTORED, ours).entrySet()) {
                measured.getValue().add(Life.live(measured.getKey(), new Share(memory), cloud,
                        workspace.variables("RestApiAuthorizer"), event, ANSWERS));
            }
        }
        return new Pace(1_000 / Timing.median(ours, Timing::mean), Timing.median(ours, Timing::billed),
                1_000 / Timing.median(hello, Timing::mean));
    }
}
