package dev.workspacetokens.lambda.retry;

import java.time.Duration;

/// The limits of every call of AWS. A call ends within [#CALL], retries included, so that two of them in a row still
/// answer well inside the ten seconds that API Gateway gives an authorizer. A read of the lean clients that is under way
/// may outlast it by an attempt.
public final class Limits {

    public static final Duration CONNECT = Duration.ofMillis(500);
    public static final Duration ATTEMPT = Duration.ofSeconds(1);
    public static final Duration CALL = Duration.ofSeconds(3);
    public static final int ATTEMPTS = 3;

    private Limits() {}
}
