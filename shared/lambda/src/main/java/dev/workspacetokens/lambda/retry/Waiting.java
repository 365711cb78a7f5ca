package dev.workspacetokens.lambda.retry;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/// How a client waits for AWS.
///
/// @param nanoTime a clock that only moves forward, in nanoseconds, by which a call ends
/// @param limit makes what a socket waits of what it should
/// @param pause between two attempts
public record Waiting(LongSupplier nanoTime, UnaryOperator<Duration> limit, Pause pause) {

    /// As on Lambda: every limit holds.
    public static final Waiting STRICT = new Waiting(System::nanoTime, limit -> limit, Pause.JITTERED);

    private static final int SLOWLY = 100;

    /// With a hundred times the patience: for a machine that does other things as well, where a limit of a twentieth of
    /// a second says nothing.
    public static final Waiting PATIENT = new Waiting(() -> System.nanoTime() / SLOWLY,
            limit -> limit.multipliedBy(SLOWLY), Pause.JITTERED);
}
