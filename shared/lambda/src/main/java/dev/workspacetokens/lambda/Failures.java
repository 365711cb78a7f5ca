package dev.workspacetokens.lambda;

import java.util.Arrays;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Failures as operators may see them: classes, error codes, request ids and places. Never a message, for one may quote
/// what a caller sent.
public final class Failures {

    private static final int FRAMES = 12;

    private Failures() {}

    /// Says whether a service behind this one did not answer, or with an error.
    public static boolean ofService(Throwable e) {
        return e instanceof SdkException;
    }

    /// Describes an exception and its causes.
    public static String describe(Throwable e) {
        String frames = Arrays.stream(e.getStackTrace()).limit(FRAMES).map(frame -> "\n  at " + frame)
                .collect(Collectors.joining());
        Throwable cause = e.getCause();
        return name(e) + frames + (cause == null ? "" : "\ncaused by " + describe(cause));
    }

    /// Names an exception: its class, and what AWS calls it.
    public static String name(Throwable e) {
        return e instanceof AwsServiceException service
                ? e.getClass().getName() + " " + code(service) + " " + service.requestId()
                : e.getClass().getName();
    }

    /// What AWS calls an exception; empty when it does not say.
    public static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
    }
}
