package dev.workspacetokens.trail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.workspacetokens.application.walk.TellExpiring;
import dev.workspacetokens.aws.Environment;
import java.time.LocalDate;
import java.util.Map;

/// [Tells][TellExpiring] workspaces which of their tokens expire, whenever a schedule calls. With a `day` in place of a
/// schedule's event it tells what was due on that day once more.
public final class TellExpiringHandler implements RequestHandler<Map<String, Object>, String> {

    private final TellExpiring tell;
    private final WalkRun walk;

    public TellExpiringHandler() {
        this(Environment.lambda());
    }

    public TellExpiringHandler(Environment environment) {
        this(environment, TrailWiring.of(environment));
    }

    TellExpiringHandler(Environment environment, TrailWiring wiring) {
        this.tell = wiring.tellExpiring();
        this.walk = new WalkRun("TellExpiring", environment);
    }

    /// @return [WalkRun#DONE]
    /// @throws IllegalStateException when something is left to do
    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        return event.get("day") instanceof String day
                ? walk.again(context, until -> tell.again(LocalDate.parse(day), until))
                : walk.run(context, tell::run);
    }
}
