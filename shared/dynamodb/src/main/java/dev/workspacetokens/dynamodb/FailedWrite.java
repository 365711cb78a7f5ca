package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// Tells a write that was certainly not made from one that may have been.
///
/// It was not made when DynamoDB refused it or no connection came about, in every attempt that the SDK made. It may have
/// been made when an answer was lost, came too late or said that something went wrong over there.
final class FailedWrite {

    /// What the SDK keeps of the attempts before the last one, in its own words only. Words that are not known here
    /// count as a lost answer.
    private static final Pattern NOT_MADE = Pattern
            .compile("Status Code: 4\\d\\d\\b|Connect to .* failed: (Connection refused|Connect timed out)");

    private FailedWrite() {}

    /// What to throw: the failure itself where the write was certainly not made.
    static RuntimeException of(SdkException failure) {
        return certainlyNotMade(failure)
                ? failure
                : new Refusal.Uncertain("A service behind this one does not answer.", failure);
    }

    /// Whether the write was made by no attempt.
    static boolean certainlyNotMade(SdkException failure) {
        return (refused(failure) || notConnected(failure)) && Arrays.stream(failure.getSuppressed())
                .allMatch(earlier -> NOT_MADE.matcher(String.valueOf(earlier.getMessage())).find());
    }

    private static boolean refused(SdkException failure) {
        return switch (failure) {
            // The same write is under way, or was made before.
            case TransactionInProgressException _,IdempotentParameterMismatchException _ -> false;
            case ConditionalCheckFailedException _,TransactionCanceledException _,ProvisionedThroughputExceededException _,RequestLimitExceededException _ ->
                true;
            case AwsServiceException answer -> answer.statusCode() >= 400 && answer.statusCode() < 500;
            default -> false;
        };
    }

    private static boolean notConnected(SdkException failure) {
        for (@Nullable
        Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException
                    || cause instanceof ConnectTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
