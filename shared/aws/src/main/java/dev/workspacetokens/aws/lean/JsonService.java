package dev.workspacetokens.aws.lean;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.workspacetokens.aws.retry.Limits;
import dev.workspacetokens.aws.retry.Pause;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// A service that speaks AWS' JSON protocol, within [Limits] or the request's own. It fails with the SDK's exceptions.
///
/// What may pass is tried again: no answer, an answer of 500 and above, throttling. Every operation that is asked for
/// here may be carried out twice.
///
/// @param signature of every request
/// @param target what the name of an operation follows
/// @param contentType of requests
/// @param exceptions makes the exception for an error code
/// @param post to the service
/// @param caller who asks, from where, and when
record JsonService(SignatureV4 signature, String target, String contentType,
        Function<String, AwsServiceException.Builder> exceptions, Post post, Caller caller) {

    private static final int OK = 200;
    private static final int SERVER_ERRORS = 500;

    /// What the services of a process have in common.
    ///
    /// @param credentials of the process
    /// @param clock for signatures
    /// @param pause between two attempts
    record Caller(AwsCredentialsProvider credentials, InstantSource clock, Pause pause) {}

    /// Calls an operation.
    ///
    /// @param response makes an empty one, which is filled
    /// @throws AwsServiceException when the service refuses
    /// @throws SdkClientException when it does not answer in time, or not as it should
    <B extends SdkPojo> B call(String operation, AwsRequest request, Supplier<B> response) {
        RequestOverrideConfiguration own = request.overrideConfiguration().orElse(null);
        Duration call = own == null ? Limits.CALL : own.apiCallTimeout().orElse(Limits.CALL);
        Duration attempt = own == null ? Limits.ATTEMPT : own.apiCallAttemptTimeout().orElse(Limits.ATTEMPT);
        AwsCredentials credentials = caller.credentials.resolveCredentials();
        byte[] body = Shapes.write(request);
        long end = System.nanoTime() + call.toNanos();
        for (int count = 1;; count++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!left.isPositive()) {
                throw ApiCallTimeoutException.create(call.toMillis());
            }
            try {
                return once(operation, body, credentials, left.compareTo(attempt) < 0 ? left : attempt, response);
            } catch (SdkException e) {
                if (count == Limits.ATTEMPTS || !mayPass(e)) {
                    throw e;
                }
            }
            caller.pause.untilNext(count, left);
        }
    }

    private <B extends SdkPojo> B once(String operation, byte[] body, AwsCredentials credentials,
            Duration timeout, Supplier<B> response) {
        var headers = new TreeMap<>(Map.of("host", post.host(), "content-type", contentType, "x-amz-target",
                target + operation));
        var signed = signature.sign(headers, body, credentials, caller.clock.instant());
        try {
            Post.Answer answer = post.send(signed, body, timeout);
            if (answer.status() != OK) {
                throw refusal(answer);
            }
            return Shapes.read(answer.body(), response.get());
        } catch (JsonProcessingException _) {
            // Not told as the cause: it may quote what it could not read, and that may be a key.
            throw SdkClientException.create(operation + " got an answer that is no JSON");
        } catch (IOException e) {
            throw SdkClientException.create(operation + " got no answer", e);
        }
    }

    private AwsServiceException refusal(Post.Answer answer) {
        ServiceError error = ServiceError.read(answer.body());
        return exceptions.apply(error.code())
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(error.code()).errorMessage(error.message())
                        .build())
                .message(error.message()).statusCode(answer.status()).requestId(answer.requestId()).build();
    }

    private static boolean mayPass(SdkException e) {
        return !(e instanceof AwsServiceException refusal) || refusal.statusCode() >= SERVER_ERRORS
                || refusal.isThrottlingException();
    }
}
