package dev.workspacetokens.testing;

import java.time.Duration;

/// How long a test waits for what will come: long enough for the slowest machine. It ends a hang and proves nothing.
///
/// A test of a time-out passes the time in instead, or bounds the real one from below only.
public final class Patience {

    public static final long SECONDS = 600;
    public static final Duration OF_A_TEST = Duration.ofSeconds(SECONDS);
    /// For what a page shows, which is waited for in vain whenever a test of the console fails.
    public static final Duration OF_A_PAGE = Duration.ofMinutes(1);
    /// For a program that a test runs.
    public static final long MINUTES_OF_A_PROGRAM = 30;

    private Patience() {}
}
