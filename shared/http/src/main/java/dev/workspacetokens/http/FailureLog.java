package dev.workspacetokens.http;

import java.util.Arrays;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// Logs what nobody expected, without any exception's message: one may quote what a caller sent.
final class FailureLog {

    private static final int FRAMES = 12;

    private FailureLog() {}

    static void write(Request request, RuntimeException e) {
        System.getLogger(FailureLog.class.getName()).log(System.Logger.Level.ERROR, "{0} failed: {1}",
                request.route(), describe(e));
    }

    private static String describe(Throwable e) {
        String frames = Arrays.stream(e.getStackTrace()).limit(FRAMES).map(frame -> "\n  at " + frame)
                .collect(Collectors.joining());
        String code = e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? " " + service.awsErrorDetails().errorCode() + " " + service.requestId()
                : "";
        Throwable cause = e.getCause();
        return e.getClass().getName() + code + frames + (cause == null ? "" : "\ncaused by " + describe(cause));
    }
}
