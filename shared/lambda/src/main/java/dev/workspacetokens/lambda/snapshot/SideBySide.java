package dev.workspacetokens.lambda.snapshot;

import java.util.List;

/// Runs what waits for services at the same time.
public final class SideBySide {

    private SideBySide() {}

    /// Runs all, one of them on the caller's thread, and waits for all.
    ///
    /// @param actions that catch what they throw: nobody else would hear of it
    public static void run(List<? extends Runnable> actions) {
        if (actions.isEmpty()) {
            return;
        }
        List<Thread> others = actions.stream().skip(1).map(action -> Thread.ofPlatform().start(action)).toList();
        actions.getFirst().run();
        others.forEach(SideBySide::awaitEnd);
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread waits for a service", e);
        }
    }
}
