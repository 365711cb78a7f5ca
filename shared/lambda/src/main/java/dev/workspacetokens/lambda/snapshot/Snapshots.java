package dev.workspacetokens.lambda.snapshot;

import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Around a snapshot of the process, with the hooks of [CRaC](https://github.com/CRaC/org.crac) that the Lambda runtime
/// calls.
///
/// Before the checkpoint every part is primed over connections that end with their answer, then every part forgets its
/// secrets. Behind a restore the random source takes in fresh entropy, so that two restores of one snapshot draw
/// differently, and all parts recover side by side: each of them waits for a service.
public final class Snapshots implements Resource {

    private static final int SEED_BYTES = 32;

    /// Held, for a context refers to its resources weakly.
    private static final Set<Snapshots> REGISTERED = ConcurrentHashMap.newKeySet();

    private final Connections connections;
    private final SecureRandom random;
    private final List<SnapshotPart> parts = new CopyOnWriteArrayList<>();

    /// @param connections of the function's clients
    /// @param random what the function draws from
    public Snapshots(Connections connections, SecureRandom random) {
        this.connections = connections;
        this.random = random;
    }

    /// Says whether the runtime may take a snapshot of this process: always, but where it says that it started the
    /// process [on demand](https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html). There the hooks
    /// would take a twentieth of the start.
    ///
    /// @param variables of the process
    public static boolean mayBeTaken(Map<String, String> variables) {
        return !"on-demand".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    /// Has the runtime call the hooks.
    public void register() {
        REGISTERED.add(this);
        Core.getGlobalContext().register(this);
    }

    /// The connections of the function's clients.
    public Connections connections() {
        return connections;
    }

    /// Adds a part.
    public void add(SnapshotPart part) {
        parts.add(part);
    }

    /// The parts, in the order in which they were added.
    public List<SnapshotPart> parts() {
        return List.copyOf(parts);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        connections.endWithTheirAnswer();
        parts.forEach(part -> attempt("prime", part, part::prime));
        parts.forEach(SnapshotPart::forget);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        connections.last();
        random.setSeed(random.generateSeed(SEED_BYTES));
        SideBySide.run(parts.stream().<Runnable>map(part -> () -> recover(part)).toList());
    }

    /// Maybe on a thread of its own, where nobody else would hear of an error.
    private static void recover(SnapshotPart part) {
        try {
            attempt("recover", part, part::recover);
        } catch (Error e) {
            warn("recover", part, e);
        }
    }

    /// A part that cannot be warmed up leaves its work to the first request, which fails closed if it must.
    private static void attempt(String what, SnapshotPart part, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            warn(what, part, e);
        }
    }

    private static void warn(String what, SnapshotPart part, Throwable e) {
        Log.warn(Snapshots.class, part.getClass().getSimpleName() + " did not " + what + ": " + Failures.name(e));
    }
}
