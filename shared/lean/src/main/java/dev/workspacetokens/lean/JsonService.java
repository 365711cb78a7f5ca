package dev.workspacetokens.lean;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.workspacetokens.lambda.json.StrictJson;
import dev.workspacetokens.lambda.retry.Limits;
import dev.workspacetokens.lambda.retry.Pause;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// A service that speaks [AWS' JSON protocol](https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html). It fails
/// with the SDK's exceptions.
///
/// What may pass is tried again: no answer, an answer of 500 and above, throttling. Every operation that is asked for
/// here may be carried out twice.
///
/// @param signature of every request
/// @param target what the name of an operation follows
/// @param contentType of requests
/// @param post to the service
/// @param caller who asks, from where, and when
record JsonService(SignatureV4 signature, String target, String contentType, Post post, Caller caller) {

    private static final int USUAL_LENGTH = 512;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERRORS = 500;

    /// What the services of a process have in common.
    ///
    /// @param credentials of the process, as they are at the time
    /// @param clock for signatures
    /// @param nanoTime a clock that only moves forward, in nanoseconds, for the end of a call
    /// @param pause between two attempts
    record Caller(Supplier<Credentials> credentials, InstantSource clock, LongSupplier nanoTime, Pause pause) {}

    /// Writes the members of a request, anew for each attempt.
    interface Writer {
        void write(JsonWriter json) throws IOException;
    }

    /// Reads an answer, which should be an object.
    ///
    /// @param <T> what it makes of them
    interface Reader<T> {
        /// Null where the service left something over, for which the next request asks.
        @Nullable
        T read(JsonReader json) throws IOException;

        /// What a refusal means to the caller, or null if it is a failure.
        default @Nullable T refused(AwsError refusal) {
            return null;
        }
    }

    /// Calls an operation, and again until it is done. This is the one place where something is tried again: at most
    /// [Limits#ATTEMPTS] failures, and as many partial answers as come in time. (Java itself sends a request once more
    /// where a connection ends without an answer, as one that was kept too long does.)
    ///
    /// @param call how long it may take, every attempt included. The last read of a body may outlast it, and so may the
    /// look-up of a name and the fetching of credentials, behind which nothing is asked any more
    /// @param attempt how long one attempt may take
    /// @throws AwsServiceException when the service refuses
    /// @throws SdkClientException when it does not answer in time, or not as it should
    <T> T call(String operation, Writer request, Reader<T> answer, Duration call, Duration attempt) {
        long end = caller.nanoTime.getAsLong() + call.toNanos();
        Credentials credentials = caller.credentials.get();
        int failures = 0;
        for (int count = 1;; count++) {
            Duration left = untilEnd(end);
            if (!left.isPositive()) {
                throw ApiCallTimeoutException.create(call.toMillis());
            }
            try {
                T done = once(operation, body(request), credentials, left.compareTo(attempt) < 0 ? left : attempt,
                        left, answer);
                if (done != null) {
                    return done;
                }
            } catch (SdkException e) {
                failures++;
                if (failures == Limits.ATTEMPTS || !mayPass(e) || !untilEnd(end).isPositive()) {
                    throw e;
                }
            }
            caller.pause.untilNext(count, untilEnd(end));
        }
    }

    private Duration untilEnd(long end) {
        return Duration.ofNanos(end - caller.nanoTime.getAsLong());
    }

    private static byte[] body(Writer request) {
        var text = new StringWriter(USUAL_LENGTH);
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            request.write(json);
            json.endObject();
            return StrictJson.utf8(text.getBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("a request is text", e);
        }
    }

    private <T> @Nullable T once(String operation, byte[] body, Credentials credentials, Duration attempt,
            Duration call, Reader<T> reader) {
        var headers = new TreeMap<>(Map.of("host", post.host(), "content-type", contentType, "x-amz-target",
                target + operation));
        var signed = signature.sign(headers, body, credentials, caller.clock.instant());
        try {
            Post.Answer answer = post.send(signed, body, attempt, call);
            if (answer.body().length == 0) {
                // Java takes a head that breaks off for a whole one; services answer with an object at least.
                throw new IOException("the answer has no body");
            }
            if (answer.status() != OK) {
                AwsError refusal = AwsError.read(answer.body());
                T meant = answer.status() == BAD_REQUEST ? reader.refused(refusal) : null;
                if (meant == null) {
                    throw refusal.exception(signature.service(), answer);
                }
                return meant;
            }
            try (JsonReader json = StrictJson.reader(answer.body())) {
                @Nullable
                T read = reader.read(json);
                StrictJson.end(json);
                return read;
            }
        } catch (IOException e) {
            throw SdkClientException.create(operation + " got no answer that can be read", e);
        }
    }

    private static boolean mayPass(SdkException e) {
        return !(e instanceof AwsServiceException refusal) || refusal.statusCode() >= SERVER_ERRORS
                || refusal.isThrottlingException();
    }
}
