package dev.workspacetokens.lambda.retry;

import java.time.Duration;

/// The limits of a call of AWS, where its caller names no shorter ones, as an authorizer does. A call ends within
/// [#CALL], retries included.
public final class Limits {

    public static final Duration CONNECT = Duration.ofMillis(500);
    public static final Duration ATTEMPT = Duration.ofSeconds(1);
    public static final Duration CALL = Duration.ofSeconds(3);
    public static final int ATTEMPTS = 3;

    private Limits() {}
}
