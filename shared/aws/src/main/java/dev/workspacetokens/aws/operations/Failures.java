package dev.workspacetokens.aws.operations;

import java.util.Arrays;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/// Failures as operators may see them: classes, error codes, request ids and places. Never a message, for one may quote
/// what a caller sent.
public final class Failures {

    private static final int FRAMES = 12;
    /// KMS has no class of its own for it.
    private static final String ACCESS_DENIED = "AccessDeniedException";

    private Failures() {}

    /// What failed, as metrics name it.
    public enum Kind {
        /// KMS refuses to use the HMAC key: disabled, about to be deleted, or not this function's to use.
        HMAC_KEY_UNAVAILABLE,
        /// DynamoDB or KMS does not answer in time, or with an error.
        DEPENDENCY,
        /// Something here.
        INTERNAL
    }

    /// Tells what failed.
    public static Kind kind(Throwable e) {
        return switch (e) {
            case DisabledException _,KmsInvalidStateException _,NotFoundException _,InvalidKeyUsageException _ ->
                Kind.HMAC_KEY_UNAVAILABLE;
            case KmsException kms when code(kms).equals(ACCESS_DENIED) -> Kind.HMAC_KEY_UNAVAILABLE;
            case SdkException _ -> Kind.DEPENDENCY;
            default -> Kind.INTERNAL;
        };
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

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
    }
}
